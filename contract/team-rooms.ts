import { z } from 'zod';
import { roomId } from './ids.ts';
import { download, method } from './method.ts';
import { ownerRule, ownersWish, teamRoomColumn, teamRoomOwners, teamRoomRow, teamRoomView } from './team-room-views.ts';
import { domain, idempotencyHeader, line, localPart, page, pageInput, pin, versionHeader } from './values.ts';

const filters = {
  search: z.string().max(100).optional(),
  ownerRule: ownerRule.optional(),
  pins: z.enum(['set', 'none']).optional().describe('Whether the room has a host PIN'),
  unusedForDays: z.coerce.number().int().min(1).max(3650).optional().describe('Nobody was in it for so many days'),
  state: z.enum(['there', 'removed']).default('there').describe('Removed rooms: those whose removal can be undone'),
  sort: z
    .enum(['name', 'videoAddress', 'ownerRule', 'pins', 'lobby', 'lastUsedAt', 'lastUsedBy', 'createdAt'])
    .default('name'),
  order: z.enum(['ascending', 'descending']).default('ascending'),
};

/** A time on the wall, to the minute. */
const localTime = z
  .string()
  .regex(/^\d{4}-\d\d-\d\dT(?:[01]\d|2[0-3]):[0-5]\d$/, 'Write YYYY-MM-DDTHH:MM')
  .refine((text) => z.iso.date().safeParse(text.slice(0, 10)).success, 'There is no such day');

const byId = z.strictObject({ id: roomId });
const settings = {
  name: line(100),
  localPart,
  hostPin: pin.nullable(),
  guestPin: pin.nullable(),
  lobby: z.boolean(),
  askForName: z.boolean(),
  chatHistory: z.boolean().describe('Who joins later reads what was said before'),
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
    .input(z.strictObject({ ...pageInput, ...filters }))
    .output(page(teamRoomRow).extend({ licencesLeft: z.number().int() })),
  export: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/exports/team-rooms',
    tag,
    summary: 'Team rooms as CSV: those that the list shows with the same search, filters and order',
    gives: 'text/csv',
  })
    .input(z.strictObject({ ...filters, columns: z.array(teamRoomColumn).max(20).optional() }))
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
          chatHistory: z.boolean().default(false),
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
      z.strictObject({
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
    .input(z.strictObject({ name: z.string().max(200), domain: z.string().max(253).optional() }))
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
      z.strictObject({
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
      z.strictObject({
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
