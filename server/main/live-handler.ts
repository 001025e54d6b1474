import type { Screens } from '../domains/video-systems/index.ts';
import type { LiveCaller, LiveHandler, LiveSession, ScreenCaller } from '../platform/live/live-session.ts';

const isScreen = (session: LiveSession<LiveCaller>): session is LiveSession<ScreenCaller> =>
  session.caller.kind === 'video-system';

/** Every socket goes to the meetings; that of a screen is a video system's too. */
export function joinHandlers(
  meetings: LiveHandler<LiveCaller>,
  screens: Pick<Screens, 'handler' | 'report'>,
): LiveHandler<LiveCaller> {
  return {
    async opened(session) {
      await meetings.opened(session);
      if (isScreen(session)) await screens.handler.opened(session);
    },
    message: (session, message) =>
      message.type === 'screen' && isScreen(session)
        ? screens.report(session, message.report)
        : meetings.message(session, message),
    async closed(session) {
      await meetings.closed(session);
      if (isScreen(session)) await screens.handler.closed(session);
    },
  };
}
