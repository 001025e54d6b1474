import { z } from 'zod';
import { videoSystemId } from './ids.ts';
import { method } from './method.ts';
import { instant } from './values.ts';
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
  }),
]);
export type Screen = z.infer<typeof screen>;

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
    .input(z.object({ token: z.string().max(200) }))
    .output(z.object({ name: z.string(), videoAddress: z.string(), companyName: z.string(), state: videoSystemState })),
};
