import { z } from 'zod';
import { memberId, roomId } from './ids.ts';
import { download, method } from './method.ts';
import {
  domain,
  idempotencyHeader,
  instant,
  line,
  localPart,
  page,
  pageInput,
  pin,
  version,
  versionHeader,
} from './values.ts';

/** Who has control beside the administrators: nobody, every member of the company, or particular members. */
export const ownerRule = z.enum(['administrators', 'everyone', 'members']);
export type OwnerRule = z.infer<typeof ownerRule>;

const most = 200;

const someMembers = z
  .array(memberId)
  .min(1, 'Choose at least one member')
  .max(most)
  .refine((ids) => new Set(ids).size === ids.length, 'The same member is there twice');

const ownersWish = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('administrators') }),
  z.strictObject({ rule: z.literal('everyone') }),
  z.strictObject({ rule: z.literal('members'), members: someMembers }),
]);
export type OwnersWish = z.infer<typeof ownersWish>;

export const teamRoomRow = z.object({
  id: roomId,
  name: z.string(),
  videoAddress: z.string(),
  ownerRule,
  /** Members who have control by name; removed and suspended ones don't count. */
  owners: z.number().int(),
  hasHostPin: z.boolean(),
  hasGuestPin: z.boolean(),
  lobby: z.boolean(),
  /** Parties inside now. */
  inside: z.number().int(),
  lastUsedAt: instant.nullable(),
  /** Who came last. */
  lastUsedBy: z.string().nullable(),
  createdAt: instant,
  /** Whether many wrong PINs were given of late, so that no PIN lets anybody in. */
  guarded: z.boolean(),
  /** When it was removed; null for a room that is there. */
  removedAt: instant.nullable(),
  /** Days in which the removal can be undone; null for a room that is there. */
  daysLeft: z.number().int().nullable(),
  version,
});
export type TeamRoomRow = z.infer<typeof teamRoomRow>;

export const teamRoomView = teamRoomRow.extend({
  link: z.url(),
  hostPin: z.string().nullable(),
  guestPin: z.string().nullable(),
  askForName: z.boolean(),
});
export type TeamRoomView = z.infer<typeof teamRoomView>;

export const teamRoomOwners = z.object({
  rule: ownerRule,
  members: z.array(
    z.object({
      id: memberId,
      fullName: z.string(),
      videoAddress: z.string(),
      status: z.enum(['active', 'suspended']).describe('Suspended owners have no control until they are active again'),
    }),
  ),
  /** Of the room. */
  version,
});
export type TeamRoomOwners = z.infer<typeof teamRoomOwners>;

const filters = {
  search: z.string().max(100).optional(),
  ownerRule: ownerRule.optional(),
  pins: z.enum(['set', 'none']).optional().describe('Whether the room has a host PIN'),
  unusedForDays: z.coerce.number().int().min(1).max(3650).optional().describe('Nobody was in it for so many days'),
  state: z.enum(['there', 'removed']).default('there').describe('Removed rooms: those whose removal can be undone'),
  sort: z.enum(['name', 'videoAddress', 'ownerRule', 'lastUsedAt', 'createdAt']).default('name'),
  order: z.enum(['ascending', 'descending']).default('ascending'),
};

/** A time on the wall, to the minute. */
const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write YYYY-MM-DDTHH:MM')
  .refine((text) => z.iso.date().safeParse(text.slice(0, 10)).success, 'There is no such day');

/** Columns of list and export. */
export const teamRoomColumn = z.enum([
  'name',
  'videoAddress',
  'ownerRule',
  'pins',
  'lobby',
  'lastUsedAt',
  'lastUsedBy',
  'createdAt',
]);

const byId = z.object({ id: roomId });
const settings = {
  name: line(100),
  localPart,
  hostPin: pin.nullable(),
  guestPin: pin.nullable(),
  lobby: z.boolean(),
  askForName: z.boolean(),
};

const addressProblems = ['address_taken', 'address_malformed'] as const;
const pinProblems = ['pins_equal', 'guest_pin_alone', 'pin_malformed'] as const;
const tag = 'Team rooms';

export const teamRooms = {
  list: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/team-rooms',
    tag,
    summary: 'Team rooms of the company',
  })
    .input(z.object({ ...pageInput, ...filters }))
    .output(page(teamRoomRow).extend({ licencesLeft: z.number().int() })),
  export: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/exports/team-rooms',
    tag,
    summary: 'Team rooms as CSV: those that the list shows with the same search, filters and order',
    gives: 'text/csv',
  })
    .input(z.object({ ...filters, columns: z.array(teamRoomColumn).max(20).optional() }))
    .output(download),
  create: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/team-rooms',
    tag,
    status: 201,
    summary: 'Add a team room; takes a licence',
    input: 'detailed',
    problems: [
      ...addressProblems,
      ...pinProblems,
      'domain_not_yours',
      'no_licence_left',
      'idempotency_mismatch',
      'already_done',
    ],
  })
    .input(
      z.object({
        headers: idempotencyHeader,
        body: z.strictObject({
          name: settings.name,
          localPart: localPart.optional().describe('Made from the name where absent'),
          domain: domain.optional(),
          hostPin: pin.nullish().describe('Where the company requires a host PIN and none is given, one is drawn'),
          guestPin: pin.nullish(),
          lobby: z.boolean().default(false),
          askForName: z.boolean().default(true),
          owners: ownersWish.optional(),
        }),
      }),
    )
    .output(teamRoomView),
  checkAddress: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/team-rooms/address-check',
    tag,
    summary: 'Whether a video address is well-formed and free for a team room',
  })
    .input(
      z.object({
        localPart: z.string().max(200),
        domain: z.string().max(253).optional(),
        room: roomId.optional().describe('The room that is to have it: its own addresses are free for it'),
      }),
    )
    .output(
      z.object({
        videoAddress: z.string(),
        state: z.enum(['free', 'taken', 'malformed']),
        message: z.string().nullable(),
      }),
    ),
  proposeAddress: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/team-rooms/address-proposal',
    tag,
    summary: 'A free video address made from a room’s name, with the ending that the company’s rooms have',
  })
    .input(z.object({ name: z.string().max(200), domain: z.string().max(253).optional() }))
    .output(z.object({ localPart: z.string(), domain: z.string(), videoAddress: z.string() })),
  get: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/team-rooms/{id}',
    tag,
    summary: 'A team room, a removed one too while its removal can be undone',
  })
    .input(byId)
    .output(teamRoomView),
  update: method({
    permission: 'administrator',
    verb: 'PATCH',
    path: '/team-rooms/{id}',
    tag,
    summary: 'Change a team room; a former address goes on working for 90 days',
    input: 'detailed',
    problems: ['stale', 'version_missing', ...addressProblems, ...pinProblems],
  })
    .input(z.object({ params: byId, headers: versionHeader, body: z.strictObject(settings).partial() }))
    .output(teamRoomView),
  remove: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/team-rooms/{id}',
    tag,
    status: 204,
    summary: 'Remove a team room and end its meeting; can be undone for 30 days',
    input: 'detailed',
    problems: ['stale', 'version_missing'],
  })
    .input(z.object({ params: byId, headers: versionHeader }))
    .output(z.void()),
  restore: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/team-rooms/{id}/restoration',
    tag,
    summary: 'Undo the removal of a team room: address, PINs and owners come back',
    problems: ['undo_expired', 'no_licence_left', 'address_taken'],
  })
    .input(byId)
    .output(teamRoomView),
  owners: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/team-rooms/{id}/owners',
    tag,
    summary: 'Who has control in a team room beside the administrators',
  })
    .input(byId)
    .output(teamRoomOwners),
  setOwners: method({
    permission: 'administrator',
    verb: 'PUT',
    path: '/team-rooms/{id}/owners',
    tag,
    summary: 'Set who has control in a team room; acts at once on whoever is inside',
    input: 'detailed',
    problems: ['stale', 'version_missing'],
  })
    .input(z.object({ params: byId, headers: versionHeader, body: ownersWish }))
    .output(teamRoomOwners),
  qrCode: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/team-rooms/{id}/qr-code',
    tag,
    summary: 'QR code of the room’s link, as SVG or PNG',
    gives: 'image/svg+xml',
  })
    .input(
      z.object({
        id: roomId,
        format: z.enum(['svg', 'png']).default('svg'),
        pixels: z.coerce.number().int().min(64).max(2048).default(512).describe('Width of a PNG'),
      }),
    )
    .output(download),
  calendarFile: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/team-rooms/{id}/calendar-file',
    tag,
    summary: 'An appointment in the room, for calendars (.ics, RFC 5545)',
    gives: 'text/calendar',
  })
    .input(
      z.object({
        id: roomId,
        start: localTime
          .optional()
          .describe('YYYY-MM-DDTHH:MM in the company’s time zone; the next full hour where absent'),
        minutes: z.coerce
          .number()
          .int()
          .min(5)
          .max(24 * 60)
          .default(60),
        title: line(100).optional().describe('The room’s name where absent'),
      }),
    )
    .output(download),
};
