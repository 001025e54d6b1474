import { z } from 'zod';
import { memberId } from './ids.ts';
import { download, method } from './method.ts';
import { accessRight, instant, page, pageInput } from './values.ts';

/** A removed member, while the removal can be undone. */
export const removedMember = z.object({
  id: memberId,
  fullName: z.string(),
  email: z.string(),
  videoAddress: z.string(),
  accessRight,
  removedAt: instant,
  /** When name, email and address go for good. */
  erasedAt: instant,
  daysLeft: z.number().int(),
});
export type RemovedMember = z.infer<typeof removedMember>;

/** Columns of the list of removed members and of its export. */
export const removedColumn = z.enum(['fullName', 'email', 'videoAddress', 'accessRight', 'removedAt', 'daysLeft']);

const removedChoice = {
  search: z.string().max(100).optional(),
  sort: removedColumn.default('removedAt'),
  order: z.enum(['ascending', 'descending']).default('descending'),
};

/** Those of the contract's `members` that are about removed ones; the undo is among the others. */
export const removedMembers = {
  removed: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/removed-members',
    tag: 'Members',
    summary: 'Members whose removal can be undone',
  })
    .input(z.strictObject({ ...pageInput, ...removedChoice }))
    .output(page(removedMember).extend({ licencesLeft: z.number().int() })),
  exportRemoved: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/exports/removed-members',
    tag: 'Members',
    summary: 'Removed members as CSV: those that the list shows with the same search and order',
    gives: 'text/csv',
  })
    .input(z.strictObject({ ...removedChoice, columns: z.array(removedColumn).max(20).optional() }))
    .output(download),
  erase: method({
    permission: 'administrator',
    verb: 'DELETE',
    path: '/removed-members/{id}',
    tag: 'Members',
    summary: 'Erase name, email and address of a removed member now, and for good',
    status: 204,
  })
    .input(z.strictObject({ id: memberId }))
    .output(z.void()),
};
