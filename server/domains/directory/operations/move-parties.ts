import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Db, Trx } from '../../../platform/database/database.ts';
import { aliasDays, daysAfter } from './take-address.ts';
import '../tables.ts';

/** A party and the address that it is to have. */
export interface Move {
  party: string;
  address: string;
}

const rowsOf = (moves: readonly Move[]) =>
  sql`unnest(${moves.map(({ party }) => party)}::uuid[], ${moves.map(({ address }) => address)}::text[]) as move (party, address)`;

/** The moves whose address is somebody else's at `now`: current, alias or held. */
export async function collisionsOf(db: Db, company: CompanyId, moves: readonly Move[], now: Date): Promise<Move[]> {
  if (moves.length === 0) return [];
  const { rows } = await sql<Move>`
    select move.party, move.address from ${rowsOf(moves)} join video_address taken on taken.address = move.address
    where taken.company_id = ${company} and taken.party_id <> move.party and (taken.until is null or taken.until > ${now})
    order by move.address`.execute(db);
  return rows;
}

/**
 * Gives many parties new addresses at once, all or none; the old ones go on working for 90 days from `now`, and own aliases
 * are taken back. Throws a unique violation where an address is somebody else's, which `collisionsOf` tells before.
 */
export async function moveParties(trx: Trx, company: CompanyId, moves: readonly Move[], now: Date): Promise<void> {
  if (moves.length === 0) return;
  const until = daysAfter(now, aliasDays);
  await sql`delete from video_address ended using ${rowsOf(moves)}
    where ended.address = move.address and ended.party_id <> move.party and ended.until <= ${now}`.execute(trx);
  await sql`update video_address old set state = 'alias', until = ${until} from ${rowsOf(moves)}
    where old.company_id = ${company} and old.party_id = move.party and old.state = 'current'
      and old.address <> move.address`.execute(trx);
  await sql`insert into video_address (address, company_id, party_id, state, until)
    select move.address, ${company}, move.party, 'current', null from ${rowsOf(moves)}
    on conflict (address) do update set state = 'current', until = null
      where video_address.party_id = excluded.party_id`.execute(trx);
  await sql`update party set address = move.address from ${rowsOf(moves)}
    where party.company_id = ${company} and party.id = move.party and party.address <> move.address`.execute(trx);
}
