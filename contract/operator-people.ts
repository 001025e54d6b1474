import { z } from 'zod';
import { companyId, invitationId, memberId, roomId } from './ids.ts';
import { memberStatus } from './members.ts';
import { method } from './method.ts';
import {
  byCompany,
  changing,
  common,
  handedOver,
  personRow,
  searchText,
  sortOrder,
  staleProblems,
} from './operator-views.ts';
import {
  accessRight,
  email,
  fullName,
  idempotencyHeader,
  instant,
  localPart,
  page,
  pageInput,
  versionHeader,
} from './values.ts';

const byMember = z.strictObject({ id: companyId, memberId });

const invitedRow = z.object({
  id: invitationId,
  fullName: z.string(),
  email: z.string(),
  videoAddress: z.string(),
  accessRight,
  sentAt: instant,
  expiresAt: instant,
});
export type InvitedRow = z.infer<typeof invitedRow>;

export const operatorPeople = {
  members: method({
    ...common,
    verb: 'GET',
    path: '/operator/companies/{id}/members',
    summary: 'Members of a company',
  })
    .input(
      byCompany.extend({
        ...pageInput,
        search: searchText,
        accessRight: accessRight.optional(),
        status: memberStatus.optional(),
        sort: z.enum(['fullName', 'email', 'videoAddress', 'accessRight', 'status', 'lastSeenAt']).default('fullName'),
        order: sortOrder,
      }),
    )
    .output(page(personRow)),
  invitations: method({
    ...common,
    verb: 'GET',
    path: '/operator/companies/{id}/invitations',
    summary: 'Pending invitations of a company',
  })
    .input(byCompany.extend({ ...pageInput, accessRight: accessRight.optional() }))
    .output(page(invitedRow)),
  teamRooms: method({
    ...common,
    verb: 'GET',
    path: '/operator/companies/{id}/team-rooms',
    summary: 'Team rooms of a company',
  })
    .input(byCompany.extend(pageInput))
    .output(page(z.object({ id: roomId, name: z.string(), videoAddress: z.string(), createdAt: instant }))),
  inviteAdministrator: method({
    ...changing,
    verb: 'POST',
    path: '/operator/companies/{id}/administrators',
    status: 201,
    summary: 'Invite a new administrator; the company’s administrators are told',
    problems: [
      'address_taken',
      'address_malformed',
      'no_licence_left',
      'already_invited',
      'company_suspended',
      'already_done',
      'idempotency_mismatch',
    ],
  })
    .input(
      z.object({
        params: byCompany,
        headers: idempotencyHeader,
        body: z.strictObject({ fullName, email, localPart }),
      }),
    )
    .output(handedOver),
  resendInvitation: method({
    ...common,
    verb: 'POST',
    path: '/operator/companies/{id}/invitations/{invitationId}/new-link',
    summary: 'Send an invited administrator a new link; the old one ends, and the company’s administrators are told',
    problems: ['not_found', 'not_allowed', 'company_suspended', 'mailed_too_often'],
  })
    .input(z.strictObject({ id: companyId, invitationId }))
    .output(handedOver),
  makeAdministrator: method({
    ...changing,
    verb: 'POST',
    path: '/operator/companies/{id}/members/{memberId}/administrator-right',
    summary: 'Make a member an administrator; the company’s administrators are told',
    problems: staleProblems,
  })
    .input(z.object({ params: byMember, headers: versionHeader }))
    .output(personRow),
  reactivateAdministrator: method({
    ...changing,
    verb: 'POST',
    path: '/operator/companies/{id}/members/{memberId}/reactivation',
    summary: 'Reactivate a suspended administrator; the company’s administrators are told',
    problems: staleProblems,
  })
    .input(z.object({ params: byMember, headers: versionHeader }))
    .output(personRow),
  resetAdministratorPassword: method({
    ...common,
    verb: 'POST',
    path: '/operator/companies/{id}/members/{memberId}/password-reset',
    summary: 'Mail an administrator a one-time link for a new password; the company’s administrators are told',
  })
    .input(byMember)
    .output(handedOver),
};
