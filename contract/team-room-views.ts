import { z } from 'zod';
import { memberId, roomId } from './ids.ts';
import { instant, version } from './values.ts';

/** Who has control beside the administrators: nobody, every member of the company, or particular members. */
export const ownerRule = z.enum(['administrators', 'everyone', 'members']);
export type OwnerRule = z.infer<typeof ownerRule>;

const most = 200;

const someMembers = z
  .array(memberId)
  .min(1, 'Choose at least one member')
  .max(most)
  .refine((ids) => new Set(ids).size === ids.length, 'The same member is there twice');

export const ownersWish = z.discriminatedUnion('rule', [
  z.strictObject({ rule: z.literal('administrators') }),
  z.strictObject({ rule: z.literal('everyone') }),
  z.strictObject({ rule: z.literal('members'), members: someMembers }),
]);
export type OwnersWish = z.infer<typeof ownersWish>;

export const teamRoomRow = z.object({
  id: roomId,
  name: z.string(),
  videoAddress: z.string(),
  ownerRule,
  /** Members who have control by name; removed and suspended ones don't count. */
  owners: z.number().int(),
  hasHostPin: z.boolean(),
  hasGuestPin: z.boolean(),
  lobby: z.boolean(),
  /** Parties inside now. */
  inside: z.number().int(),
  lastUsedAt: instant.nullable(),
  /** Who came last. */
  lastUsedBy: z.string().nullable(),
  createdAt: instant,
  /** Whether many wrong PINs were given of late, so that no PIN lets anybody in. */
  guarded: z.boolean(),
  /** When it was removed; null for a room that is there. */
  removedAt: instant.nullable(),
  /** Days in which the removal can be undone; null for a room that is there. */
  daysLeft: z.number().int().nullable(),
  version,
});
export type TeamRoomRow = z.infer<typeof teamRoomRow>;

export const teamRoomView = teamRoomRow.extend({
  link: z.url(),
  hostPin: z.string().nullable(),
  guestPin: z.string().nullable(),
  askForName: z.boolean(),
  /** Who joins later reads what was said before. */
  chatHistory: z.boolean(),
});
export type TeamRoomView = z.infer<typeof teamRoomView>;

export const teamRoomOwners = z.object({
  rule: ownerRule,
  members: z.array(
    z.object({
      id: memberId,
      fullName: z.string(),
      videoAddress: z.string(),
      status: z.enum(['active', 'suspended']).describe('Suspended owners have no control until they are active again'),
    }),
  ),
  /** Of the room. */
  version,
});
export type TeamRoomOwners = z.infer<typeof teamRoomOwners>;

/** Columns of list and export. */
export const teamRoomColumn = z.enum([
  'name',
  'videoAddress',
  'ownerRule',
  'pins',
  'lobby',
  'lastUsedAt',
  'lastUsedBy',
  'createdAt',
]);
