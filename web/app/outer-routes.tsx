import { createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { requireEmptyService, requireNoSession, requireSession } from './guards.ts';
import { returnAddress } from './return-address.ts';
import { root, withTexts } from './root-route.tsx';

/** Routes outside of the shell: without an account, in a call, and on screens. */

export const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: returnAddress,
  beforeLoad: requireNoSession,
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'SignInScreen'),
});
export const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'ForgottenPasswordScreen'),
});
export const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password/$token',
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'ResetPasswordScreen'),
});
export const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'AcceptInvitationScreen'),
});
export const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email/$token',
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'ConfirmEmailScreen'),
});
export const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: requireEmptyService,
  component: lazyRouteComponent(() => import('../features/setup/index.ts'), 'SetupScreen'),
});

// Outside of the shell; who is signed in can be called there too.
const reachable = createRoute({
  getParentRoute: () => root,
  id: 'reachable',
  component: lazyRouteComponent(() => import('./reachable.tsx'), 'Reachable'),
});
const meeting = createRoute({
  getParentRoute: () => reachable,
  path: '/meet/$address',
  component: lazyRouteComponent(() => withTexts('meeting', import('../features/meeting/index.ts')), 'MeetingScreen'),
});
const calls = () => withTexts('app', withTexts('meeting', import('../features/calls/index.ts')));
const call = createRoute({
  getParentRoute: () => reachable,
  path: '/call/$address',
  beforeLoad: requireSession,
  component: lazyRouteComponent(calls, 'CallScreen'),
});
const answer = createRoute({
  getParentRoute: () => reachable,
  path: '/answer/$ring',
  beforeLoad: requireSession,
  component: lazyRouteComponent(calls, 'AnswerScreen'),
});

const connectionTest = createRoute({
  getParentRoute: () => reachable,
  path: '/test',
  component: lazyRouteComponent(() => withTexts('help', import('../features/test/index.ts')), 'TestScreen'),
});
export const system = createRoute({
  getParentRoute: () => root,
  path: '/system',
  component: lazyRouteComponent(() => withTexts('system', import('../features/system/index.ts')), 'SystemScreen'),
});
const scannedSystem = createRoute({
  getParentRoute: () => reachable,
  path: '/s/$token',
  component: lazyRouteComponent(() => withTexts('system', import('../features/system/index.ts')), 'ScannedScreen'),
});
export const reachablePages = reachable.addChildren([meeting, call, answer, connectionTest, scannedSystem]);
