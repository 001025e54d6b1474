import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { AccessRight } from '../../../contract/values.ts';
import type { Db } from '../../platform/database/database.ts';
import { keysetPage } from '../../platform/database/keyset.ts';

interface Page {
  limit: number;
  cursor?: string | undefined;
}

interface InvitedPage extends Page {
  accessRight?: AccessRight | undefined;
}

const id = { column: 'id', type: 'uuid' } as const;

/** Pending invitations of a company, the newest first. In operator scope, which reads no token. */
export async function pageOfInvitations(db: Db, company: CompanyId, { limit, cursor, accessRight }: InvitedPage) {
  let pending = db.selectFrom('invitation').where('companyId', '=', company).where('state', '=', sql.lit('pending'));
  if (accessRight) pending = pending.where('accessRight', '=', accessRight);
  const { total } = await pending.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const { items, nextCursor } = await keysetPage(
    pending.select(['id', 'fullName', 'email', 'address', 'accessRight', 'sentAt', 'expiresAt']),
    {
      binding: 'operator invitations',
      keys: [{ column: 'sentAt', type: 'timestamptz' }, id],
      order: 'descending',
      limit,
      cursor,
    },
  );
  return {
    items: items.map(({ place: _, address, sentAt, expiresAt, ...row }) => ({
      ...row,
      videoAddress: address,
      sentAt: sentAt.toISOString(),
      expiresAt: expiresAt.toISOString(),
    })),
    nextCursor,
    total,
  };
}

/** Team rooms of a company, the newest first. In operator scope, which reads no PIN. */
export async function pageOfTeamRooms(db: Db, company: CompanyId, { limit, cursor }: Page) {
  const rooms = db
    .selectFrom('room')
    .where('companyId', '=', company)
    .where('kind', '=', sql.lit('team'))
    .where('removedAt', 'is', null);
  const { total } = await rooms.select((eb) => eb.fn.countAll<number>().as('total')).executeTakeFirstOrThrow();
  const { items, nextCursor } = await keysetPage(rooms.select(['id', 'name', 'address', 'createdAt']), {
    binding: 'operator team rooms',
    keys: [{ column: 'createdAt', type: 'timestamptz' }, id],
    order: 'descending',
    limit,
    cursor,
  });
  return {
    items: items.map(({ place: _, address, createdAt, ...row }) => ({
      ...row,
      videoAddress: address,
      createdAt: createdAt.toISOString(),
    })),
    nextCursor,
    total,
  };
}
