import { liveChannel } from '../../api/live.ts';
import { MeetingSession } from '../../call/meeting-session.ts';
import { keepPlace } from '../../call/place-memory.ts';
import { connectEngine } from '../../media/connect-engine.ts';
import { LocalMedia } from '../../media/local-media.ts';
import { warmUp } from '../../media/warm-up.ts';

/** What a visit to a room owns: the devices and the session. */
export interface Meeting {
  session: MeetingSession;
  local: LocalMedia;
  close(): void;
}

/** Opens devices and session for the room of an address; a page that was reloaded in a meeting goes back into it. */
export function openMeeting(address: string): Meeting {
  const local = new LocalMedia();
  const memory = keepPlace(sessionStorage, Date.now);
  const session = new MeetingSession({ channel: liveChannel(), connectEngine, local, memory });
  const ended = new AbortController();
  globalThis.addEventListener('pagehide', memory.touch, { signal: ended.signal });
  const place = wasReloaded() ? memory.recall({ to: 'room', address }) : null;
  const opened = local.open();
  void opened.then(warmUp);
  // The others see a reloaded page come back as it was, not first without a picture.
  if (place) void opened.then(() => !ended.signal.aborted && session.comeBack(place));
  return {
    session,
    local,
    /** Going elsewhere in the app leaves the meeting; a reload of the page does not come by here. */
    close() {
      ended.abort();
      session.leave();
      session.close();
      local.close();
    },
  };
}

/** A tab that was duplicated inherits the storage of the first, which is still in the meeting. */
function wasReloaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
}
