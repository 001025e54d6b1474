export { defineMemberJobs } from './jobs.ts';
export { addMember, type NewMember } from './operations/add-member.ts';
export { takeOverEmail } from './operations/change-email.ts';
export { renameMember } from './operations/rename-member.ts';
export type { MemberPorts } from './ports.ts';
export { noteMemberSeen, profileOf, touchVersion } from './profile.ts';
export { administratorNames, countMembers, type Member, memberOf } from './queries.ts';
export { invitationRoutes, memberRoutes } from './routes/index.ts';
