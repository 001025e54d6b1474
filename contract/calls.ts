import { z } from 'zod';
import { callId } from './ids.ts';
import { method } from './method.ts';
import { callQuality } from './quality.ts';
import { instant, page, pageInput } from './values.ts';

export const myCall = z.object({
  id: callId,
  kind: z.enum(['meeting', 'direct']),
  /** Room's or other party's name; null for a meeting elsewhere. */
  with: z.string().nullable(),
  videoAddress: z.string().nullable(),
  elsewhere: z.boolean(),
  role: z.enum(['host', 'guest']),
  startedAt: instant,
  endedAt: instant.nullable(),
  /** Seconds that I was in it, cut to the second. */
  seconds: z.number().int(),
  people: z.number().int().nullable(),
  endReason: z.string().nullable(),
  /** How the connection was; null where too little was measured. */
  quality: callQuality.nullable(),
});
export type MyCall = z.infer<typeof myCall>;

export const calls = {
  mine: method({
    permission: 'member',
    verb: 'GET',
    path: '/me/calls',
    tag: 'Me',
    summary: 'My call history, newest first',
  })
    .input(z.object(pageInput))
    .output(page(myCall)),
};
