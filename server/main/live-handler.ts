import type { LiveCaller, LiveHandler, LiveSession, ScreenCaller } from '../platform/live/live-session.ts';

const isScreen = (session: LiveSession<LiveCaller>): session is LiveSession<ScreenCaller> =>
  session.caller.kind === 'video-system';
const isPerson = (session: LiveSession<LiveCaller>): session is LiveSession => session.caller.kind !== 'video-system';

/** People's sockets go to the meetings, screens' to the video systems. */
export function joinHandlers(people: LiveHandler, screens: LiveHandler<ScreenCaller>): LiveHandler<LiveCaller> {
  return {
    opened(session) {
      if (isScreen(session)) return screens.opened(session);
      if (isPerson(session)) return people.opened(session);
    },
    message(session, message) {
      if (isScreen(session)) return screens.message(session, message);
      if (isPerson(session)) return people.message(session, message);
    },
    closed(session) {
      if (isScreen(session)) return screens.closed(session);
      if (isPerson(session)) return people.closed(session);
    },
  };
}
