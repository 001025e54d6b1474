export { InvitationsScreen } from './invitations-screen.tsx';
export { MemberScreen } from './member-screen.tsx';
export { MembersScreen } from './members-screen.tsx';
export { RemovedMembersScreen } from './removed-members-screen.tsx';
