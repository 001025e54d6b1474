import { z } from 'zod';
import { myCall } from './calls.ts';
import { directoryEntry, partyKind } from './directory.ts';
import { roomId, videoSystemId } from './ids.ts';
import { method } from './method.ts';
import { remoteAct, screenReport } from './screen.ts';
import { instant, pin } from './values.ts';
import { videoSystemState } from './video-systems.ts';

/** What a screen is, by the token that it holds. */
export const screen = z.discriminatedUnion('state', [
  /** Nobody's yet, or no longer anybody's: it shows a pairing code. */
  z.object({ state: z.literal('unpaired') }),
  /** The provider has suspended the company. */
  z.object({ state: z.literal('suspended') }),
  z.object({
    state: z.literal('paired'),
    id: videoSystemId,
    name: z.string(),
    videoAddress: z.string(),
    companyName: z.string(),
    /** Where its QR code leads. */
    codeLink: z.url(),
    /** Whether it answers calls by itself. */
    autoAnswer: z.boolean(),
    /** Whose calls ring here too; null for a shared one. */
    twinnedTo: z.string().nullable(),
  }),
]);
export type Screen = z.infer<typeof screen>;

/** What is before somebody who has scanned a code, as of now. */
export const scannedSystem = z.object({
  name: z.string(),
  companyName: z.string(),
  state: videoSystemState,
  /** Meetings in rooms that the person is in now, for who is signed in. */
  meetings: z.array(z.object({ room: roomId, name: z.string(), videoAddress: z.string() })),
  /** What the screen does, for whoever brought it into its call; null for everybody else. */
  remote: screenReport
    .extend({ askedAt: instant, taken: z.boolean().describe('Whether the screen has heard of it') })
    .nullable(),
});
export type ScannedSystem = z.infer<typeof scannedSystem>;

const byCode = { token: z.string().max(200) };

/** Where a screen is to come. */
export const screenJoin = z.discriminatedUnion('to', [
  /** A room that the person has control of. */
  z.strictObject({ to: z.literal('room'), room: roomId }),
  /** The meeting that the person is in. */
  z.strictObject({ to: z.literal('meeting'), room: roomId }),
  /** Any room, by its rules; its link too. */
  z.strictObject({ to: z.literal('address'), address: z.string().min(1).max(400), pin: pin.optional() }),
]);
export type ScreenJoin = z.infer<typeof screenJoin>;

/** Screens themselves and who scans their codes. No session: a screen has a token of its own, which opens nothing else. */
export const videoSystemDevices = {
  screen: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/system',
    tag: 'Video system devices',
    summary: 'What this screen is',
  }).output(screen),
  requestPairing: method({
    permission: 'anyone',
    verb: 'POST',
    path: '/system-pairings',
    tag: 'Video system devices',
    status: 201,
    summary: 'A code that somebody enters at the video system that this screen is to be',
    problems: ['already_done'],
  }).output(z.object({ code: z.string(), expiresAt: instant, secondsLeft: z.number().int() })),
  scan: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/system-codes/{token}',
    tag: 'Video system devices',
    summary: 'The video system behind a scanned QR code',
    problems: ['qr_code_unknown', 'qr_code_revoked'],
  })
    .input(z.strictObject({ token: z.string().max(200) }))
    .output(z.object({ name: z.string(), videoAddress: z.string(), companyName: z.string(), state: videoSystemState })),
  look: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/system-codes/{token}/now',
    tag: 'Video system devices',
    summary: 'What the video system behind a code does now, to be asked again and again',
    problems: ['qr_code_unknown', 'qr_code_revoked', 'company_suspended'],
  })
    .input(z.strictObject(byCode))
    .output(scannedSystem),
  join: method({
    permission: 'anyone',
    verb: 'POST',
    path: '/system-codes/{token}/joins',
    tag: 'Video system devices',
    status: 201,
    summary:
      'Brings the video system behind a code into a room; the phone that asks is its remote control from then on',
    input: 'detailed',
    problems: [
      'qr_code_unknown',
      'qr_code_revoked',
      'company_suspended',
      'system_offline',
      'system_busy',
      'room_not_found',
      'room_closed',
      'pin_wrong',
      'pin_throttled',
      'not_in_meeting',
    ],
  })
    .input(z.object({ params: z.object(byCode), body: screenJoin }))
    .output(z.object({ roomName: z.string() })),
  control: method({
    permission: 'anyone',
    verb: 'POST',
    path: '/system-codes/{token}/controls',
    tag: 'Video system devices',
    status: 204,
    summary:
      'Mutes, switches the camera, sets the volume or leaves, for whoever brought the video system into its call',
    input: 'detailed',
    problems: ['qr_code_unknown', 'qr_code_revoked', 'company_suspended', 'remote_over'],
  })
    .input(z.object({ params: z.object(byCode), body: remoteAct }))
    .output(z.void()),
  directory: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/system/directory',
    tag: 'Video system devices',
    summary: 'People, rooms and video systems of the company, for the screen of a video system',
    problems: ['not_signed_in'],
  })
    .input(z.strictObject({ search: z.string().max(100).optional(), kind: partyKind.optional() }))
    .output(z.object({ items: z.array(directoryEntry) })),
  calls: method({
    permission: 'anyone',
    verb: 'GET',
    path: '/system/calls',
    tag: 'Video system devices',
    summary: 'The latest calls of the video system, for its screen',
    problems: ['not_signed_in'],
  }).output(z.object({ items: z.array(myCall) })),
};
