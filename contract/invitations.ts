import { z } from 'zod';
import { invitationId } from './ids.ts';
import { download, method } from './method.ts';
import {
  accessRight,
  email,
  fullName,
  idempotencyHeader,
  instant,
  localPart,
  page,
  pageInput,
  password,
  version,
} from './values.ts';

export const invitationView = z.object({
  id: invitationId,
  fullName: z.string(),
  email: z.string(),
  videoAddress: z.string(),
  accessRight,
  sentAt: instant,
  /** When the present link was mailed; null where it was not. */
  mailedAt: instant.nullable(),
  remindedAt: instant.nullable(),
  expiresAt: instant,
  version,
});

/** An invitation with its link, where it could not be mailed and has to be handed over by another way. */
export const issuedInvitation = invitationView.extend({
  link: z.url().nullable(),
  mailed: z.boolean(),
  licencesLeft: z.number().int(),
});

/** Columns of the export of pending invitations. */
export const invitationColumn = z.enum([
  'fullName',
  'email',
  'videoAddress',
  'accessRight',
  'sentAt',
  'remindedAt',
  'expiresAt',
]);

const invitationChoice = {
  search: z.string().max(100).optional(),
  accessRight: accessRight.optional(),
  sort: invitationColumn.default('sentAt'),
  order: z.enum(['ascending', 'descending']).default('descending'),
};

export const invitations = {
  list: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/invitations',
    tag: 'Invitations',
    summary: 'Pending invitations',
  })
    .input(z.strictObject({ ...pageInput, ...invitationChoice }))
    .output(page(invitationView).extend({ licencesLeft: z.number().int() })),
  export: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/exports/invitations',
    tag: 'Invitations',
    summary: 'Pending invitations as CSV: those that the list shows with the same search, filters and order',
    gives: 'text/csv',
  })
    .input(z.strictObject({ ...invitationChoice, columns: z.array(invitationColumn).max(20).optional() }))
    .output(download),
  create: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/invitations',
    tag: 'Invitations',
    status: 201,
    summary: 'Invite one person',
    input: 'detailed',
    problems: [
      'address_taken',
      'address_malformed',
      'domain_not_yours',
      'no_licence_left',
      'already_invited',
      'idempotency_mismatch',
      'already_done',
    ],
  })
    .input(
      z.object({
        headers: idempotencyHeader,
        body: z.strictObject({
          fullName,
          email,
          localPart,
          domain: z.string().max(253).optional(),
          accessRight: accessRight.default('member'),
        }),
      }),
    )
    .output(issuedInvitation),
  resend: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/invitations/{id}/resending',
    tag: 'Invitations',
    summary: 'Make a new link and send it; the old one ends',
    problems: ['mailed_too_often'],
  })
    .input(z.strictObject({ id: invitationId }))
    .output(issuedInvitation),
  link: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/invitations/{id}/link',
    tag: 'Invitations',
    summary: 'The present link, for handing it over by another way; it goes on being the same',
    byToken: false,
  })
    .input(z.strictObject({ id: invitationId }))
    .output(z.object({ link: z.url(), expiresAt: instant })),
  revoke: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/invitations/{id}',
    tag: 'Invitations',
    status: 204,
    summary: 'Revoke; frees licence and address',
  })
    .input(z.strictObject({ id: invitationId }))
    .output(z.void()),
  open: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/invitation-links/{token}',
    tag: 'Invitations',
    summary: 'What an invitation link offers',
    problems: ['link_expired', 'link_used', 'email_in_use', 'company_suspended'],
  })
    .input(z.strictObject({ token: z.string().max(200) }))
    .output(
      z.object({
        companyName: z.string(),
        fullName: z.string(),
        email: z.string(),
        videoAddress: z.string(),
        roomAddress: z.string(),
        expiresAt: instant,
      }),
    ),
  accept: method({
    permission: 'anyone',
    verb: 'POST',
    path: '/invitation-links/{token}/acceptance',
    tag: 'Invitations',
    status: 201,
    summary: 'Choose a password and become a member; signs in',
    problems: ['link_expired', 'link_used', 'email_in_use', 'company_suspended', 'password_breached'],
  })
    .input(z.strictObject({ token: z.string().max(200), fullName: fullName.optional(), password }))
    .output(z.object({ videoAddress: z.string(), roomAddress: z.string() })),
};
