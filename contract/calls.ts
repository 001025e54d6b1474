import { z } from 'zod';
import { callId } from './ids.ts';
import { method } from './method.ts';
import { callQuality } from './quality.ts';
import { instant, page, pageInput } from './values.ts';

export const callOutcome = z.enum(['answered', 'missed', 'declined', 'busy', 'no-answer', 'cancelled']);
export type CallOutcome = z.infer<typeof callOutcome>;

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
  /** Of a direct call: who called whom; null for meetings. */
  direction: z.enum(['in', 'out']).nullable(),
  /** Of a direct call that somebody else made and nobody took: `missed`, or `declined` by me. */
  outcome: callOutcome,
  /** A missed call that I have not looked at yet. */
  unseen: z.boolean(),
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
    .input(z.strictObject({ ...pageInput, only: z.enum(['missed']).optional() }))
    .output(page(myCall)),
  missed: method({
    permission: 'member',
    verb: 'GET',
    path: '/me/missed-calls',
    tag: 'Me',
    summary: 'How many missed calls I have not looked at',
  }).output(z.object({ unseen: z.number().int() })),
  seeMissed: method({
    permission: 'member',
    verb: 'PUT',
    path: '/me/missed-calls',
    tag: 'Me',
    summary: 'I have looked at the calls that I missed up to then',
  })
    .input(z.strictObject({ seenUntil: instant }))
    .output(z.object({ unseen: z.number().int() })),
};
