import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router';
import { activitySearch } from './activity-search.ts';
import { companiesSearch } from './companies-search.ts';
import { requireCompany, requireIds, requireSession } from './guards.ts';
import { importFaultsSearch } from './import-faults-search.ts';
import { invitationsSearch } from './invitations-search.ts';
import { membersSearch } from './members-search.ts';
import * as outer from './outer-routes.tsx';
import { NotFoundPage } from './pages/not-found-page.tsx';
import { qrCodesSearch } from './qr-codes-search.ts';
import { removedMembersSearch } from './removed-members-search.ts';
import { root, withTexts } from './root-route.tsx';
import { serviceUsageSearch } from './service-usage-search.ts';
import { teamRoomsSearch } from './team-rooms-search.ts';
import { usageCallsSearch, usagePartiesSearch } from './usage-lists-search.ts';
import { usageSearch } from './usage-search.ts';
import { videoSystemsSearch } from './video-systems-search.ts';

/*
 * The route table. A screen is loaded when its address is opened: name the feature's door and the screen.
 * Addresses of the app are plural kebab-case nouns, as in the API.
 */

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
const usageArea = createRoute({ getParentRoute: () => administration, path: '/usage' });
const usageCalls = createRoute({
  getParentRoute: () => usageArea,
  path: '/calls',
  validateSearch: usageCallsSearch,
  component: lazyRouteComponent(() => import('../features/usage/index.ts'), 'UsageCallsScreen'),
});
const usageCall = createRoute({
  getParentRoute: () => usageArea,
  path: '/calls/$callId',
  component: lazyRouteComponent(() => import('../features/usage/index.ts'), 'UsageCallScreen'),
});
const usageMembers = createRoute({
  getParentRoute: () => usageArea,
  path: '/members',
  validateSearch: usagePartiesSearch,
  component: lazyRouteComponent(() => import('../features/usage/index.ts'), 'UsageMembersScreen'),
});
const usageRooms = createRoute({
  getParentRoute: () => usageArea,
  path: '/rooms',
  validateSearch: usagePartiesSearch,
  component: lazyRouteComponent(() => import('../features/usage/index.ts'), 'UsageRoomsScreen'),
});
const usageVideoSystems = createRoute({
  getParentRoute: () => usageArea,
  path: '/video-systems',
  validateSearch: usagePartiesSearch,
  component: lazyRouteComponent(() => import('../features/usage/index.ts'), 'UsageVideoSystemsScreen'),
});
const usage = createRoute({
  getParentRoute: () => usageArea,
  path: '/',
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
const serviceUsage = createRoute({
  getParentRoute: () => operation,
  path: '/usage',
  validateSearch: serviceUsageSearch,
  component: lazyRouteComponent(() => import('../features/operator/index.ts'), 'ServiceUsageScreen'),
});
const company = createRoute({
  getParentRoute: () => operation,
  path: '/companies/$companyId',
  beforeLoad: requireIds,
  component: lazyRouteComponent(() => import('../features/operator/index.ts'), 'CompanyScreen'),
});

export const routeTree = root.addChildren([
  outer.signIn,
  outer.forgottenPassword,
  outer.resetPassword,
  outer.acceptInvitation,
  outer.confirmEmail,
  outer.setup,
  outer.reachablePages,
  outer.system,
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
      usageArea.addChildren([usage, usageCalls, usageCall, usageMembers, usageRooms, usageVideoSystems]),
    ]),
    operation.addChildren([companies, operatorContact, serviceUsage, company]),
  ]),
]);
