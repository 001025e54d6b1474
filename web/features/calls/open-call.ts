import { liveChannel } from '../../api/live.ts';
import type { JoinRequest } from '../../call/meeting-phase.ts';
import { MeetingSession } from '../../call/meeting-session.ts';
import { keepPlace } from '../../call/place-memory.ts';
import { takeWanted } from '../../call/wanted-call.ts';
import { connectEngine } from '../../media/connect-engine.ts';
import { LocalMedia } from '../../media/local-media.ts';
import { warmUp } from '../../media/warm-up.ts';

/** Devices and session of a direct call; calls or answers at once where somebody has clicked that. */
export function openCall(request: JoinRequest) {
  const local = new LocalMedia();
  const memory = keepPlace(sessionStorage, Date.now);
  const session = new MeetingSession({ channel: liveChannel(), connectEngine, local, memory });
  const ended = new AbortController();
  globalThis.addEventListener('pagehide', memory.touch, { signal: ended.signal });
  const wanted = takeWanted(request.to === 'ring' ? request.ring : request.address);
  const place = wasReloaded() ? memory.recall(request) : null;
  const opened = local.open();
  void opened.then(warmUp);
  if (wanted) {
    // Nobody waits for a camera to be heard: it rings, or is answered, while the devices open.
    if (wanted.video) session.join(request);
    else void opened.then(() => local.setCamera(false)).then(() => !ended.signal.aborted && session.join(request));
  } else if (place) {
    void opened.then(() => !ended.signal.aborted && session.comeBack(place));
  }
  return {
    session,
    local,
    close() {
      ended.abort();
      session.leave();
      session.close();
      local.close();
    },
  };
}

export type OpenCall = ReturnType<typeof openCall>;

function wasReloaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  return navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
}
