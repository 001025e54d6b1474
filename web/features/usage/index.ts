export { UsageCallScreen } from './call-screen.tsx';
export { UsageCallsScreen } from './calls-screen.tsx';
export { UsageMembersScreen, UsageRoomsScreen, UsageVideoSystemsScreen } from './parties-screen.tsx';
export { UsageScreen } from './usage-screen.tsx';
