import { z } from 'zod';
import { ringId } from './ids.ts';
import { instant } from './values.ts';

/** A call that rings here. */
export const ring = z.object({
  id: ringId,
  /** `meeting`: somebody who is in a meeting asks one to come in. */
  kind: z.enum(['direct', 'meeting']),
  fromName: z.string(),
  /** Video address of who calls, to call back; null for guests. */
  fromAddress: z.string().nullable(),
  /** Of the meeting; null for a direct call. */
  roomName: z.string().nullable(),
  /** When it rings no more. */
  until: instant,
});
export type Ring = z.infer<typeof ring>;

/** Why it rings no more. `answered`: here or elsewhere. */
export const ringEnd = z.enum(['answered', 'declined', 'no-answer', 'cancelled', 'busy']);
export type RingEnd = z.infer<typeof ringEnd>;
