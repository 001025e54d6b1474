import { z } from 'zod';
import { memberId } from './ids.ts';
import { method } from './method.ts';
import { page, pageInput } from './values.ts';

export const partyKind = z.enum(['member', 'room', 'video-system']);
export type PartyKind = z.infer<typeof partyKind>;

export const directoryEntry = z.object({
  id: z.uuid(),
  kind: partyKind,
  name: z.string(),
  videoAddress: z.string(),
  /** For rooms: parties inside now. */
  inside: z.number().int().nullable(),
  lastSeenAt: z.iso.datetime({ precision: 3 }).nullable(),
  presence: z.enum(['available', 'in-call', 'offline']),
});
export type DirectoryEntry = z.infer<typeof directoryEntry>;

export const directory = {
  list: method({
    permission: 'member',
    verb: 'GET',
    path: '/directory',
    tag: 'Directory',
    summary: 'People, rooms and video systems of my company',
  })
    .input(z.object({ ...pageInput, search: z.string().max(100).optional(), kind: partyKind.optional() }))
    .output(page(directoryEntry)),
  checkAddress: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/video-addresses/check',
    tag: 'Directory',
    summary:
      'Whether a video address is well-formed and free for a new member, or for one who is there (with the personal room)',
  })
    .input(
      z.object({
        localPart: z.string().max(200),
        domain: z.string().max(253).optional(),
        /** Whose own present and former addresses are free. */
        member: memberId.optional(),
      }),
    )
    .output(
      z.object({
        videoAddress: z.string(),
        roomAddress: z.string(),
        state: z.enum(['free', 'taken', 'malformed']),
        message: z.string().nullable(),
      }),
    ),
  proposeAddress: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/video-addresses/proposal',
    tag: 'Directory',
    summary: 'A free video address made from a name',
  })
    .input(z.object({ fullName: z.string().max(200), domain: z.string().max(253).optional() }))
    .output(z.object({ localPart: z.string(), domain: z.string(), videoAddress: z.string() })),
};
