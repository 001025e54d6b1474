import { z } from 'zod';
import { issuedEmail, sessionDevice } from './identity.ts';
import { memberId, roomId } from './ids.ts';
import { download, method } from './method.ts';
import { presence } from './presence.ts';
import { removedMembers } from './removed-members.ts';
import {
  accessRight,
  email,
  fullName,
  instant,
  line,
  localPart,
  page,
  pageInput,
  pin,
  version,
  versionHeader,
} from './values.ts';

export const memberStatus = z.enum(['active', 'suspended']);

export const memberRow = z.object({
  id: memberId,
  fullName: z.string(),
  email: z.string(),
  videoAddress: z.string(),
  accessRight,
  status: memberStatus,
  lastSeenAt: instant.nullable(),
  presence,
  version,
});
export type MemberRow = z.infer<typeof memberRow>;

export const roomView = z.object({
  id: roomId,
  name: z.string(),
  videoAddress: z.string(),
  link: z.url(),
  hostPin: z.string().nullable(),
  guestPin: z.string().nullable(),
  lobby: z.boolean(),
  version,
});
export type RoomView = z.infer<typeof roomView>;

export const memberView = memberRow.extend({
  joinedAt: instant,
  room: roomView,
  videoSystems: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      videoAddress: z.string(),
      state: z.enum(['offline', 'idle', 'in-call']),
    }),
  ),
  /** Changed addresses that still reach the member, and until when. */
  aliases: z.array(z.object({ videoAddress: z.string(), until: instant })),
  can: z.object({ edit: z.boolean(), changeAccessRight: z.boolean(), suspend: z.boolean(), remove: z.boolean() }),
});
export type MemberView = z.infer<typeof memberView>;

/** Changes of a room; what is absent stays. `null` takes a PIN away. */
export const roomChange = z
  .strictObject({ name: line(100), hostPin: pin.nullable(), guestPin: pin.nullable(), lobby: z.boolean() })
  .partial();

/** Columns of list and export; sorted by any. */
export const memberColumn = z.enum(['fullName', 'email', 'videoAddress', 'accessRight', 'status', 'lastSeenAt']);

const memberChoice = {
  search: z.string().max(100).optional(),
  accessRight: accessRight.optional(),
  status: memberStatus.optional(),
  sort: memberColumn.default('fullName'),
  order: z.enum(['ascending', 'descending']).default('ascending'),
};

const byId = z.strictObject({ id: memberId });
const nothing = z.void();

export const members = {
  list: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/members',
    tag: 'Members',
    summary: 'Members of the company',
  })
    .input(z.strictObject({ ...pageInput, ...memberChoice }))
    .output(page(memberRow).extend({ licencesLeft: z.number().int() })),
  export: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/exports/members',
    tag: 'Members',
    summary: 'Members as CSV: those that the list shows with the same search, filters and order',
    gives: 'text/csv',
  })
    .input(z.strictObject({ ...memberChoice, columns: z.array(memberColumn).max(20).optional() }))
    .output(download),
  get: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/members/{id}',
    tag: 'Members',
    summary: 'A member, with personal room',
  })
    .input(byId)
    .output(memberView),
  update: method({
    permission: 'administrator',
    verb: 'PATCH',
    path: '/members/{id}',
    tag: 'Members',
    summary: 'Change a member and the personal room in one step',
    input: 'detailed',
    problems: [
      'stale',
      'version_missing',
      'address_taken',
      'address_malformed',
      'last_administrator',
      'pins_equal',
      'guest_pin_alone',
    ],
  })
    .input(
      z.object({
        params: byId,
        headers: versionHeader,
        body: z.strictObject({ fullName, localPart, accessRight, status: memberStatus, room: roomChange }).partial(),
      }),
    )
    .output(memberView),
  remove: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/members/{id}',
    tag: 'Members',
    summary: 'Remove a member and the personal room; can be undone for 30 days',
    status: 204,
    input: 'detailed',
    problems: ['stale', 'version_missing', 'last_administrator', 'heir_unknown'],
  })
    .input(
      z.object({
        params: byId,
        headers: versionHeader,
        /** Who gets the ownership of the member's team rooms. */
        query: z.strictObject({ handOverTo: memberId.optional() }).optional(),
      }),
    )
    .output(nothing),
  ownedRooms: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/members/{id}/team-rooms',
    tag: 'Members',
    summary: 'Team rooms that a member owns by name',
  })
    .input(byId)
    .output(
      z.object({
        items: z.array(
          z.object({ id: roomId, name: z.string(), videoAddress: z.string(), otherOwners: z.number().int() }),
        ),
      }),
    ),
  restore: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/members/{id}/restoration',
    tag: 'Members',
    summary: 'Undo the removal of a member',
    problems: ['undo_expired', 'no_licence_left'],
  })
    .input(byId)
    .output(memberView),
  resetPassword: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/members/{id}/password-reset',
    tag: 'Members',
    summary: 'Mail a one-time link for a new password',
    problems: ['mailed_too_often'],
  })
    .input(byId)
    .output(z.object({ mailed: z.boolean(), link: z.url().nullable() })),
  pendingEmail: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/members/{id}/email-change',
    tag: 'Members',
    summary: 'The new email that waits for its owner',
  })
    .input(byId)
    .output(z.object({ pending: issuedEmail.nullable() })),
  changeEmail: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/members/{id}/email-change',
    tag: 'Members',
    status: 201,
    summary: 'Ask for another email; it counts once its owner has opened the link within 24 hours',
    problems: ['already_invited', 'mailed_too_often'],
  })
    .input(z.strictObject({ id: memberId, email }))
    .output(issuedEmail),
  resendEmail: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/members/{id}/email-change/resending',
    tag: 'Members',
    summary: 'Make a new link for the new email and send it; the old one ends',
    problems: ['mailed_too_often'],
  })
    .input(byId)
    .output(issuedEmail),
  cancelEmail: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/members/{id}/email-change',
    tag: 'Members',
    status: 204,
    summary: 'Keep the email as it is; the link ends',
  })
    .input(byId)
    .output(nothing),
  sessions: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/members/{id}/sessions',
    tag: 'Members',
    summary: 'Where a member is signed in',
  })
    .input(byId)
    .output(z.object({ items: z.array(sessionDevice) })),
  endSessions: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/members/{id}/sessions',
    tag: 'Members',
    summary: 'Sign a member out everywhere',
    status: 204,
  })
    .input(byId)
    .output(nothing),
  endSession: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/members/{id}/sessions/{session}',
    tag: 'Members',
    summary: 'Sign a member out of one browser',
    status: 204,
  })
    .input(byId.extend({ session: z.uuid() }))
    .output(nothing),
  ...removedMembers,
};
