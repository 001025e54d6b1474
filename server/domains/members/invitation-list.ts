import { sql } from 'kysely';
import type { z } from 'zod';
import type { CompanyId } from '../../../contract/ids.ts';
import type { invitations, invitationView } from '../../../contract/invitations.ts';
import type { Db } from '../../platform/database/database.ts';
import { type Key, keysetPage, type LooseKey } from '../../platform/database/keyset.ts';
import { searchParties } from '../directory/index.ts';
import type { Invitation } from './invitation-queries.ts';
import './tables.ts';

type ListInput = z.output<NonNullable<(typeof invitations.list)['~orpc']['inputSchema']>>;

const text = (column: string): Key => ({ column, type: 'text' });

/** Columns of each order; the id is always the last, so that every row has one place. */
const columns: Readonly<Record<ListInput['sort'], readonly LooseKey[]>> = {
  fullName: [text('nameKey')],
  email: [text('email')],
  videoAddress: [text('address')],
  accessRight: [text('accessRight'), text('nameKey')],
  sentAt: [{ column: 'sentAt', type: 'timestamptz' }],
  remindedAt: [{ column: sql`coalesce(reminded_at, '-infinity'::timestamptz)`, type: 'timestamptz' }],
  expiresAt: [{ column: 'expiresAt', type: 'timestamptz' }],
};

/** Row → contract shape. */
export const presentInvitation = (invitation: Invitation): z.output<typeof invitationView> => ({
  id: invitation.id,
  fullName: invitation.fullName,
  email: invitation.email,
  videoAddress: invitation.address,
  accessRight: invitation.accessRight,
  sentAt: invitation.sentAt.toISOString(),
  mailedAt: invitation.mailedAt?.toISOString() ?? null,
  remindedAt: invitation.remindedAt?.toISOString() ?? null,
  expiresAt: invitation.expiresAt.toISOString(),
  version: invitation.version,
});

/** A page of pending invitations in one of the orders; `total` counts all that search and filters let through. */
export async function listInvitations(db: Db, company: CompanyId, input: ListInput) {
  const { search, accessRight, sort, order, limit, cursor } = input;
  const typed = search?.trim();
  // Literals where an index is partial: a prepared statement's parameters could not be matched with it.
  let pending = db.selectFrom('invitation').where('companyId', '=', company).where('state', '=', sql.lit('pending'));
  if (accessRight) pending = pending.where('accessRight', '=', accessRight);
  if (typed) pending = pending.where(sql<boolean>`id in (select party_id from ${searchParties(typed, 'invited')})`);
  const { total } = await pending.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const keys: LooseKey[] = [...columns[sort], { column: 'id', type: 'uuid' }];
  const keyset = { binding: `invitations ${sort}`, keys, order, limit, cursor };
  return { ...(await keysetPage(pending.selectAll(), keyset)), total };
}
