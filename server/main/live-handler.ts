import type { LiveCaller, LiveHandler, LiveSession, ScreenCaller } from '../platform/live/live-session.ts';

const isScreen = (session: LiveSession<LiveCaller>): session is LiveSession<ScreenCaller> =>
  session.caller.kind === 'video-system';

/** Every socket goes to the meetings; that of a screen is a video system's too. */
export function joinHandlers(
  meetings: LiveHandler<LiveCaller>,
  screens: Omit<LiveHandler<ScreenCaller>, 'message'>,
): LiveHandler<LiveCaller> {
  return {
    async opened(session) {
      await meetings.opened(session);
      if (isScreen(session)) await screens.opened(session);
    },
    message: (session, message) => meetings.message(session, message),
    async closed(session) {
      await meetings.closed(session);
      if (isScreen(session)) await screens.closed(session);
    },
  };
}
