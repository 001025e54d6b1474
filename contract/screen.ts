import { z } from 'zod';
import { problem } from './problems.ts';

/** What a phone, as the remote control of a video system, asks of its screen. Volume in percent. */
export const remoteAct = z.discriminatedUnion('do', [
  z.strictObject({ do: z.literal('microphone'), on: z.boolean() }),
  z.strictObject({ do: z.literal('camera'), on: z.boolean() }),
  z.strictObject({ do: z.literal('volume'), percent: z.number().int().min(0).max(100) }),
  z.strictObject({ do: z.literal('leave') }),
]);
export type RemoteAct = z.infer<typeof remoteAct>;

/** What a screen says of itself whenever it changes: where it is, and what its devices do. */
export const screenReport = z.object({
  at: z.enum(['idle', 'joining', 'waiting', 'calling', 'in', 'refused']),
  /** Of the room or the other party; null where it is not known. */
  name: z.string().max(400).nullable(),
  /** Whom it waits for, with `waiting`. */
  waitsFor: z.enum(['host', 'lobby']).nullable(),
  /** Why it was not let in, with `refused`. */
  problem: problem.pick({ title: true, detail: true }).nullable(),
  /** `missing`: none there, or the browser refuses it. */
  camera: z.enum(['on', 'off', 'missing']),
  microphone: z.enum(['on', 'off', 'missing']),
  /** Percent. */
  volume: z.number().int().min(0).max(100),
});
export type ScreenReport = z.infer<typeof screenReport>;
