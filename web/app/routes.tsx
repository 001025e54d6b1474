import type { QueryClient } from '@tanstack/react-query';
import { createRootRouteWithContext, createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { loadTexts } from '../i18n/languages.ts';
import { activitySearch } from './activity-search.ts';
import { companiesSearch } from './companies-search.ts';
import { requireCompany, requireEmptyService, requireIds, requireNoSession, requireSession } from './guards.ts';
import { importFaultsSearch } from './import-faults-search.ts';
import { invitationsSearch } from './invitations-search.ts';
import { membersSearch } from './members-search.ts';
import { ErrorPage } from './pages/error-page.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { PendingPage } from './pages/pending-page.tsx';
import { qrCodesSearch } from './qr-codes-search.ts';
import { removedMembersSearch } from './removed-members-search.ts';
import { returnAddress } from './return-address.ts';
import { RootLayout } from './root-layout.tsx';
import { teamRoomsSearch } from './team-rooms-search.ts';
import { usageSearch } from './usage-search.ts';
import { videoSystemsSearch } from './video-systems-search.ts';

/*
 * The route table. A screen is loaded when its address is opened: name the feature's door and the screen.
 * Addresses of the app are plural kebab-case nouns, as in the API.
 */

/** A screen and the texts that it is written in, which are not loaded at the start. */
const withTexts = <Screen,>(part: Parameters<typeof loadTexts>[0], screen: Promise<Screen>): Promise<Screen> =>
  Promise.all([screen, loadTexts(part)]).then(([loaded]) => loaded);

const root = createRootRouteWithContext<{ queries: QueryClient }>()({
  component: RootLayout,
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
  pendingComponent: PendingPage,
});

// Without an account
const signIn = createRoute({
  getParentRoute: () => root,
  path: '/sign-in',
  validateSearch: returnAddress,
  beforeLoad: requireNoSession,
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'SignInScreen'),
});
const forgottenPassword = createRoute({
  getParentRoute: () => root,
  path: '/forgotten-password',
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'ForgottenPasswordScreen'),
});
const resetPassword = createRoute({
  getParentRoute: () => root,
  path: '/reset-password/$token',
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'ResetPasswordScreen'),
});
const acceptInvitation = createRoute({
  getParentRoute: () => root,
  path: '/invitation/$token',
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'AcceptInvitationScreen'),
});
const confirmEmail = createRoute({
  getParentRoute: () => root,
  path: '/confirm-email/$token',
  component: lazyRouteComponent(() => import('../features/session/index.ts'), 'ConfirmEmailScreen'),
});
const setup = createRoute({
  getParentRoute: () => root,
  path: '/setup',
  beforeLoad: requireEmptyService,
  component: lazyRouteComponent(() => import('../features/setup/index.ts'), 'SetupScreen'),
});
const meeting = createRoute({
  getParentRoute: () => root,
  path: '/meet/$address',
  component: lazyRouteComponent(() => withTexts('meeting', import('../features/meeting/index.ts')), 'MeetingScreen'),
});
const connectionTest = createRoute({
  getParentRoute: () => root,
  path: '/test',
  component: lazyRouteComponent(() => withTexts('help', import('../features/test/index.ts')), 'TestScreen'),
});

const calls = () => withTexts('app', withTexts('meeting', import('../features/calls/index.ts')));
const call = createRoute({
  getParentRoute: () => root,
  path: '/call/$address',
  beforeLoad: requireSession,
  component: lazyRouteComponent(calls, 'CallScreen'),
});
const answer = createRoute({
  getParentRoute: () => root,
  path: '/answer/$ring',
  beforeLoad: requireSession,
  component: lazyRouteComponent(calls, 'AnswerScreen'),
});
const system = createRoute({
  getParentRoute: () => root,
  path: '/system',
  component: lazyRouteComponent(() => withTexts('system', import('../features/system/index.ts')), 'SystemScreen'),
});
const scannedSystem = createRoute({
  getParentRoute: () => root,
  path: '/s/$token',
  component: lazyRouteComponent(() => withTexts('system', import('../features/system/index.ts')), 'ScannedScreen'),
});

// Signed in: inside the shell
const signedIn = createRoute({
  getParentRoute: () => root,
  id: 'signed-in',
  beforeLoad: requireSession,
  component: lazyRouteComponent(() => withTexts('app', import('./shell/shell.tsx')), 'Shell'),
  notFoundComponent: NotFoundPage,
});
const home = createRoute({
  getParentRoute: () => signedIn,
  path: '/',
  beforeLoad: requireCompany,
  component: lazyRouteComponent(() => import('../features/home/index.ts'), 'HomeScreen'),
});
const profile = createRoute({
  getParentRoute: () => signedIn,
  path: '/profile',
  component: lazyRouteComponent(() => import('../features/profile/index.ts'), 'ProfileScreen'),
});
const help = createRoute({
  getParentRoute: () => signedIn,
  path: '/help',
  component: lazyRouteComponent(() => withTexts('help', import('../features/help/index.ts')), 'HelpScreen'),
});
const helpTopic = createRoute({
  getParentRoute: () => signedIn,
  path: '/help/$topic',
  component: lazyRouteComponent(() => withTexts('help', import('../features/help/index.ts')), 'HelpScreen'),
});
const callHistory = createRoute({
  getParentRoute: () => signedIn,
  path: '/calls',
  component: lazyRouteComponent(() => import('../features/call-history/index.ts'), 'CallHistoryScreen'),
});

// Administrators: others read whom to ask
const administration = createRoute({
  getParentRoute: () => signedIn,
  path: '/company',
  component: lazyRouteComponent(() => import('./pages/administrators-only.tsx'), 'AdministratorsOnly'),
});
const administrationIndex = createRoute({
  getParentRoute: () => administration,
  path: '/',
  beforeLoad: () => {
    throw redirect({ to: '/company/members' });
  },
});
const members = createRoute({
  getParentRoute: () => administration,
  path: '/members',
  validateSearch: membersSearch,
  component: lazyRouteComponent(() => import('../features/members/index.ts'), 'MembersScreen'),
});
const invitations = createRoute({
  getParentRoute: () => administration,
  path: '/members/invitations',
  validateSearch: invitationsSearch,
  component: lazyRouteComponent(() => import('../features/members/index.ts'), 'InvitationsScreen'),
});
const removedMembers = createRoute({
  getParentRoute: () => administration,
  path: '/members/removed',
  validateSearch: removedMembersSearch,
  component: lazyRouteComponent(() => import('../features/members/index.ts'), 'RemovedMembersScreen'),
});
const memberImport = createRoute({
  getParentRoute: () => administration,
  path: '/members/import',
  component: lazyRouteComponent(() => import('../features/imports/index.ts'), 'ImportScreen'),
});
const memberImportPage = createRoute({
  getParentRoute: () => administration,
  path: '/members/import/$importId',
  validateSearch: importFaultsSearch,
  beforeLoad: requireIds,
  component: lazyRouteComponent(() => import('../features/imports/index.ts'), 'ImportPageScreen'),
});
const member = createRoute({
  getParentRoute: () => administration,
  path: '/members/$memberId',
  beforeLoad: requireIds,
  component: lazyRouteComponent(() => import('../features/members/index.ts'), 'MemberScreen'),
});
const teamRooms = createRoute({
  getParentRoute: () => administration,
  path: '/team-rooms',
  validateSearch: teamRoomsSearch,
  component: lazyRouteComponent(() => import('../features/team-rooms/index.ts'), 'TeamRoomsScreen'),
});
const teamRoom = createRoute({
  getParentRoute: () => administration,
  path: '/team-rooms/$roomId',
  beforeLoad: requireIds,
  component: lazyRouteComponent(() => import('../features/team-rooms/index.ts'), 'TeamRoomScreen'),
});
const videoSystems = createRoute({
  getParentRoute: () => administration,
  path: '/video-systems',
  validateSearch: videoSystemsSearch,
  component: lazyRouteComponent(() => import('../features/video-systems/index.ts'), 'VideoSystemsScreen'),
});
const qrCodes = createRoute({
  getParentRoute: () => administration,
  path: '/video-systems/qr-codes',
  validateSearch: qrCodesSearch,
  component: lazyRouteComponent(() => import('../features/video-systems/index.ts'), 'QrCodesScreen'),
});
const videoSystem = createRoute({
  getParentRoute: () => administration,
  path: '/video-systems/$systemId',
  beforeLoad: requireIds,
  component: lazyRouteComponent(() => import('../features/video-systems/index.ts'), 'VideoSystemScreen'),
});
const settings = createRoute({
  getParentRoute: () => administration,
  path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/index.ts'), 'SettingsScreen'),
});
const activity = createRoute({
  getParentRoute: () => administration,
  path: '/activity',
  validateSearch: activitySearch,
  component: lazyRouteComponent(() => import('../features/activity/index.ts'), 'ActivityScreen'),
});
const usage = createRoute({
  getParentRoute: () => administration,
  path: '/usage',
  validateSearch: usageSearch,
  component: lazyRouteComponent(() => import('../features/usage/index.ts'), 'UsageScreen'),
});

// Operators: others read whom to ask
const operation = createRoute({
  getParentRoute: () => signedIn,
  path: '/operator',
  component: lazyRouteComponent(() => import('./pages/operators-only.tsx'), 'OperatorsOnly'),
});
const companies = createRoute({
  getParentRoute: () => operation,
  path: '/',
  validateSearch: companiesSearch,
  component: lazyRouteComponent(() => import('../features/operator/index.ts'), 'CompaniesScreen'),
});
const operatorContact = createRoute({
  getParentRoute: () => operation,
  path: '/contact',
  component: lazyRouteComponent(() => import('../features/operator/index.ts'), 'ContactScreen'),
});
const company = createRoute({
  getParentRoute: () => operation,
  path: '/companies/$companyId',
  beforeLoad: requireIds,
  component: lazyRouteComponent(() => import('../features/operator/index.ts'), 'CompanyScreen'),
});

export const routeTree = root.addChildren([
  signIn,
  forgottenPassword,
  resetPassword,
  acceptInvitation,
  confirmEmail,
  setup,
  meeting,
  call,
  answer,
  connectionTest,
  system,
  scannedSystem,
  signedIn.addChildren([
    home,
    profile,
    callHistory,
    help,
    helpTopic,
    administration.addChildren([
      administrationIndex,
      members,
      member,
      memberImport,
      memberImportPage,
      invitations,
      removedMembers,
      teamRooms,
      teamRoom,
      videoSystems,
      videoSystem,
      qrCodes,
      settings,
      activity,
      usage,
    ]),
    operation.addChildren([companies, operatorContact, company]),
  ]),
]);
