import { z } from 'zod';
import { memberId } from './ids.ts';
import { method } from './method.ts';
import { presence } from './presence.ts';
import { instant, page, pageInput } from './values.ts';

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
  presence,
});
export type DirectoryEntry = z.infer<typeof directoryEntry>;

/** `until` is null for until it is turned off. */
export const myPresence = z.object({ doNotDisturb: z.boolean(), until: instant.nullable() });
export type MyPresence = z.infer<typeof myPresence>;

export const directory = {
  list: method({
    permission: 'member',
    verb: 'GET',
    path: '/directory',
    tag: 'Directory',
    summary: 'People, rooms and video systems of my company',
  })
    .input(z.strictObject({ ...pageInput, search: z.string().max(100).optional(), kind: partyKind.optional() }))
    .output(page(directoryEntry)),
  myPresence: method({
    permission: 'member',
    verb: 'GET',
    path: '/me/presence',
    tag: 'Me',
    summary: 'Whether I want to be called at present',
  }).output(myPresence),
  setMyPresence: method({
    permission: 'member',
    verb: 'PUT',
    path: '/me/presence',
    tag: 'Me',
    summary: 'Say that I do not want to be called, for a time or until I turn it off; or that I do',
  })
    .input(z.strictObject({ doNotDisturb: z.boolean(), until: instant.nullable().default(null) }))
    .output(myPresence),
  checkAddress: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/video-addresses/check',
    tag: 'Directory',
    summary:
      'Whether a video address is well-formed and free for a new member, or for one who is there (with the personal room)',
  })
    .input(
      z.strictObject({
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
    .input(z.strictObject({ fullName: z.string().max(200), domain: z.string().max(253).optional() }))
    .output(z.object({ localPart: z.string(), domain: z.string(), videoAddress: z.string() })),
};
