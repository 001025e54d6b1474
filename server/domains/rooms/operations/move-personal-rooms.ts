import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { type Move, moveParties } from '../../directory/index.ts';
import '../tables.ts';

/** Gives many personal rooms new addresses at once, also rooms of invited people; see `moveParties`. */
export async function movePersonalRooms(
  trx: Trx,
  company: CompanyId,
  moves: readonly Move[],
  now: Date,
): Promise<void> {
  await moveParties(trx, company, moves, now);
  const rooms = moves.map(({ party }) => party);
  const addresses = moves.map(({ address }) => address);
  await sql`update room set address = move.address, version = version + 1
    from unnest(${rooms}::uuid[], ${addresses}::text[]) as move (party, address)
    where room.company_id = ${company} and room.id = move.party and room.address <> move.address`.execute(trx);
}
