import { z } from 'zod';

export const iceServer = z.object({
  urls: z.array(z.string()),
  username: z.string().optional(),
  credential: z.string().optional(),
});
export type IceServer = z.infer<typeof iceServer>;

/** What the party's browser needs to send and receive media; the engine's own business. */
export const mediaAccess = z.discriminatedUnion('engine', [
  z.object({
    engine: z.literal('mesh'),
    iceServers: z.array(iceServer),
    /** Seconds after which to ask for new access; absent where it does not end. */
    renewAfter: z.number().int().positive().optional(),
  }),
  z.object({
    engine: z.literal('livekit'),
    url: z.string(),
    token: z.string(),
    /** As above. */
    renewAfter: z.number().int().positive().optional(),
  }),
  z.object({ engine: z.literal('fake') }),
]);
export type MediaAccess = z.infer<typeof mediaAccess>;
