import { z } from 'zod';
import { mostWatched } from './plain-values.ts';

/** Of a member or a video system. */
export const presence = z.enum(['available', 'in-call', 'do-not-disturb', 'offline']);
export type Presence = z.infer<typeof presence>;

/** Names the parties of the own company whose presence the page shows; replaces those named before. */
export const watchMessage = z.object({ type: z.literal('watch'), parties: z.array(z.uuid()).max(mostWatched) });

/** The presence of watched parties, by id: all of them at first, and then those whose presence changed. */
export const presenceMessage = z.object({ type: z.literal('presence'), parties: z.record(z.string(), presence) });
