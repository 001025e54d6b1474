export { importRoutes } from './imports/routes.ts';
export { invitationMail } from './invitation-mail.ts';
export { type Invitation, setMailed } from './invitation-queries.ts';
export { invitationLink } from './invitation-token.ts';
export { defineMemberJobs } from './jobs.ts';
export { listMembers } from './list.ts';
export { addMember, type NewMember } from './operations/add-member.ts';
export { takeOverEmail } from './operations/change-email.ts';
export { changeSuffix, previewSuffix } from './operations/change-suffix.ts';
export { invite } from './operations/invite.ts';
export { reissue } from './operations/pending-invitation.ts';
export { renameMember } from './operations/rename-member.ts';
export { updateMember } from './operations/update-member.ts';
export type { MemberPorts } from './ports.ts';
export { noteMemberSeen, profileOf, touchVersion } from './profile.ts';
export {
  administratorEmails,
  administratorNames,
  countMembers,
  type Member,
  memberByEmail,
  memberOf,
} from './queries.ts';
export { invitationRoutes, memberRoutes } from './routes/index.ts';
