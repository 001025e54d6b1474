import { z } from 'zod';
import { memberId, videoSystemId } from './ids.ts';
import { download, method } from './method.ts';
import { instant, line, localPart, page, pageInput, version, versionHeader } from './values.ts';

export const videoSystemState = z.enum(['offline', 'idle', 'in-call']);
export type VideoSystemState = z.infer<typeof videoSystemState>;

export const videoSystemName = line(100);

/** What a screen shows that waits to be paired: letters and digits without look-alikes, `ABCD-EFGH`. */
export const pairingCode = z.string().min(1).max(40);

export const videoSystemRow = z.object({
  id: videoSystemId,
  name: z.string(),
  videoAddress: z.string(),
  state: videoSystemState,
  lastSeenAt: instant.nullable(),
  /** The member that it is twinned to; null for a shared one. */
  member: z.object({ id: memberId, name: z.string() }).nullable(),
  /** Whether it rings at its member's address and has none of its own. */
  sharesAddress: z.boolean(),
  /** Whether a screen is paired with it. */
  paired: z.boolean(),
  /** What its screen does without, by its own words; empty while it is offline. */
  lacks: z.array(z.enum(['camera', 'microphone'])),
  /** Where its QR code leads. */
  codeLink: z.url(),
  version,
});
export type VideoSystemRow = z.infer<typeof videoSystemRow>;

export const videoSystemView = videoSystemRow.extend({
  autoAnswer: z.boolean(),
  addedAt: instant,
  pairedAt: instant.nullable(),
  /** When the QR code was scanned last, to the minute. */
  scannedAt: instant.nullable(),
  /** Who adds and removes video systems. */
  provider: z.object({ name: z.string(), contact: z.string() }),
});
export type VideoSystemView = z.infer<typeof videoSystemView>;

const byId = z.strictObject({ id: videoSystemId });

/** What the list of video systems is sorted by. */
export const videoSystemSort = z.enum(['name', 'videoAddress', 'state', 'lastSeenAt', 'member', 'paired']);

/** Most systems that are named one by one; more by search and filters. */
export const mostChosen = 200;

/** Which systems of the company, as lists, exports and printed codes take it. */
const choice = {
  search: z.string().max(100).optional(),
  state: videoSystemState.optional(),
  assignment: z.enum(['shared', 'twinned']).optional(),
  ids: z.array(videoSystemId).max(mostChosen).optional(),
  sort: videoSystemSort.default('name'),
  order: z.enum(['ascending', 'descending']).default('ascending'),
};

/** What an export can hold, in its order. */
export const videoSystemColumn = z.enum(['name', 'videoAddress', 'state', 'member', 'paired', 'lastSeenAt']);

const noAdding = 'Refused: the provider does it. The answer says who that is.';

export const videoSystems = {
  list: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/video-systems',
    tag: 'Video systems',
    summary: 'Video systems of the company',
  })
    .input(z.strictObject({ ...pageInput, ...choice }))
    .output(page(videoSystemRow)),
  export: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/exports/video-systems',
    tag: 'Video systems',
    summary: 'Video systems as CSV: those that the list shows with the same search, filters and order',
    gives: 'text/csv',
  })
    .input(z.strictObject({ ...choice, columns: z.array(videoSystemColumn).max(20).optional() }))
    .output(download),
  get: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/video-systems/{id}',
    tag: 'Video systems',
    summary: 'A video system',
  })
    .input(byId)
    .output(videoSystemView),
  update: method({
    permission: 'administrator',
    verb: 'PATCH',
    path: '/video-systems/{id}',
    tag: 'Video systems',
    summary: 'Change name, local part of the address, or whether it answers by itself',
    input: 'detailed',
    problems: ['stale', 'version_missing', 'address_taken', 'address_malformed'],
  })
    .input(
      z.object({
        params: byId,
        headers: versionHeader,
        body: z.strictObject({ name: videoSystemName, localPart, autoAnswer: z.boolean() }).partial(),
      }),
    )
    .output(videoSystemView),
  add: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/video-systems',
    tag: 'Video systems',
    summary: noAdding,
  }).output(z.void()),
  remove: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/video-systems/{id}',
    tag: 'Video systems',
    summary: noAdding,
  })
    .input(byId)
    .output(z.void()),
  code: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/video-systems/{id}/qr-code',
    tag: 'Video systems',
    summary: 'The QR code as a picture',
    gives: 'image/svg+xml',
  })
    .input(byId)
    .output(download),
  renewCode: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/video-systems/{id}/qr-code',
    tag: 'Video systems',
    summary: 'Make a new QR code: prints of the old one end',
  })
    .input(byId)
    .output(videoSystemView),
  codes: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/video-system-qr-codes',
    tag: 'Video systems',
    summary: 'QR codes to print, as a PDF: a card each, or sheets of several',
    gives: 'application/pdf',
  })
    .input(z.strictObject({ ...choice, layout: z.enum(['card', 'sheet']).default('sheet') }))
    .output(download),
  pair: method({
    permission: 'administrator',
    verb: 'POST',
    path: '/video-systems/{id}/pairing',
    tag: 'Video systems',
    summary: 'Pair the screen that shows this code; the one before ends at once',
    problems: ['pairing_code_wrong'],
  })
    .input(z.strictObject({ id: videoSystemId, code: pairingCode }))
    .output(videoSystemView),
  unpair: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/video-systems/{id}/pairing',
    tag: 'Video systems',
    summary: 'Take the screen away from a video system',
  })
    .input(byId)
    .output(videoSystemView),
};
