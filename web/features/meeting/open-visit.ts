import { liveChannel } from '../../api/live.ts';
import type { JoinRequest, Place } from '../../call/meeting-phase.ts';
import { MeetingSession } from '../../call/meeting-session.ts';
import { keepPlace } from '../../call/place-memory.ts';
import { connectEngine } from '../../media/connect-engine.ts';
import { LocalMedia } from '../../media/local-media.ts';
import { warmUp } from '../../media/warm-up.ts';

/** What a visit to a room or a call owns: the devices and the session. */
export interface Meeting {
  session: MeetingSession;
  local: LocalMedia;
  close(): void;
}

interface Visit extends Meeting {
  /** Where the page was before it was reloaded; null where it was nowhere, or is new. */
  place: Place | null;
  /** Acts once the devices are open and `prepare` is done, unless the visit is over by then. */
  whenOpen(act: () => void, prepare?: () => Promise<void>): void;
}

/** Opens devices and session for what is asked for, and asks for nothing yet. */
export function openVisit(request: JoinRequest): Visit {
  const local = new LocalMedia();
  const memory = keepPlace(sessionStorage, Date.now);
  const session = new MeetingSession({ channel: liveChannel(), connectEngine, local, memory });
  const ended = new AbortController();
  globalThis.addEventListener('pagehide', memory.touch, { signal: ended.signal });
  const place = wasReloaded() ? memory.recall(request) : null;
  const opened = local.open();
  void opened.then(warmUp);
  return {
    session,
    local,
    place,
    whenOpen: (act, prepare) => void opened.then(prepare).then(() => !ended.signal.aborted && act()),
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
