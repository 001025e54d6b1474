import { sql } from 'kysely';
import type { CompanyId, LegId, MemberId, RoomId } from '../../../contract/ids.ts';
import { type Trx, within } from '../../platform/database/database.ts';
import { formerMember } from '../audit/index.ts';
import { forgetGuest } from '../rooms/index.ts';
import './tables.ts';

/**
 * Takes a person's name out of the records: the figures stay. Where the member was a guest of another company, the leg
 * there has the id of the record at home. In the company's scope.
 */
export async function forgetPerson(
  trx: Trx,
  company: CompanyId,
  { member, room }: { member: MemberId; room: RoomId },
): Promise<void> {
  const away = await trx
    .selectFrom('leg')
    .select('id')
    .where('companyId', '=', company)
    .where('partyId', '=', member)
    .where('elsewhere', '=', sql.lit(true))
    .execute();
  await trx
    .updateTable('leg')
    .set({ name: formerMember })
    .where('companyId', '=', company)
    .where('partyId', '=', member)
    .execute();
  await trx
    .updateTable('call')
    .set({ roomName: `${formerMember}’s room`, roomAddress: null })
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .execute();
  await trx.deleteFrom('callAttempt').where('companyId', '=', company).where('partyId', '=', member).execute();
  await within(trx, { role: 'owner' }, { role: 'app', company }, () =>
    trx
      .updateTable('callAttempt')
      .set({ otherName: formerMember, otherAddress: null })
      .where('otherId', '=', member)
      .execute(),
  );
  if (away.length === 0) return;
  const legs = away.map(({ id }) => id);
  await within(trx, { role: 'owner' }, { role: 'app', company }, () => forgetGuestLegs(trx, company, legs));
}

/** As the owner. */
async function forgetGuestLegs(owner: Trx, company: CompanyId, legs: readonly LegId[]): Promise<void> {
  const there = await owner
    .selectFrom('leg')
    .select(['roomId', 'name'])
    .where('id', '=', sql<LegId>`any(${[...legs]}::uuid[])`)
    .where('companyId', '!=', company)
    .execute();
  await owner
    .updateTable('leg')
    .set({ name: formerMember })
    .where('id', '=', sql<LegId>`any(${[...legs]}::uuid[])`)
    .where('companyId', '!=', company)
    .execute();
  const rooms = there.flatMap(({ roomId }) => roomId ?? []);
  const names = there.map(({ name }) => name);
  await forgetGuest(owner, rooms, names, formerMember);
}
