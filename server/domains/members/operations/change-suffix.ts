import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Db, Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { collisionsOf, type Move, parseAddress, roomAddressOf } from '../../directory/index.ts';
import { movePersonalRooms } from '../../rooms/index.ts';
import '../tables.ts';

interface SuffixMove extends Move {
  owner: string;
  before: string;
}

/** Where every personal room of the company would be with another suffix, those of invited people too. */
async function movesTo(db: Db, company: CompanyId, suffix: string): Promise<SuffixMove[]> {
  const { rows } = await sql<SuffixMove>`
    select m.full_name as owner, m.address, r.id as party, r.address as before
    from member m join personal_room r on r.company_id = m.company_id and r.owner_id = m.id
    where m.company_id = ${company} and m.removed_at is null
    union all
    select full_name, address, room_id, room_address from invitation
    where company_id = ${company} and state = 'pending'
    order by 2`.execute(db);
  return rows.flatMap(({ address: ofOwner, ...row }) => {
    const parsed = parseAddress(ofOwner);
    return parsed ? [{ ...row, address: roomAddressOf(parsed.localPart, suffix, parsed.domain) }] : [];
  });
}

/** What a new suffix would change: how many rooms, what collides, and one of them before and after. */
export async function previewSuffix(db: Db, company: CompanyId, suffix: string, at: Date, most = 100) {
  const moves = await movesTo(db, company, suffix);
  const moving = moves.filter(({ before, address }) => before !== address);
  const owners = new Map(moving.map(({ party, owner }) => [party, owner]));
  const collisions = await collisionsOf(db, company, moving, at);
  const [first] = moving;
  return {
    rooms: moving.length,
    collisions: collisions.slice(0, most).map(({ party, address }) => ({ owner: owners.get(party) ?? '', address })),
    collisionCount: collisions.length,
    example: first ? { before: first.before, after: first.address } : null,
  };
}

/** Moves every personal room to another suffix, or none. Throws `suffix_taken`. */
export async function changeSuffix(trx: Trx, company: CompanyId, suffix: string, at: Date): Promise<void> {
  const moves = await movesTo(trx, company, suffix);
  const moving = moves.filter(({ before, address }) => before !== address);
  const [collision] = await collisionsOf(trx, company, moving, at);
  if (collision) throw suffixTaken(collision.address);
  await movePersonalRooms(trx, company, moving, at).catch((error: unknown) => {
    throw error instanceof Error && 'code' in error && error.code === '23505' ? suffixTaken(null) : error;
  });
  const rooms = moving.map(({ party }) => party);
  const addresses = moving.map(({ address }) => address);
  await sql`update invitation set room_address = move.address
    from unnest(${rooms}::uuid[], ${addresses}::text[]) as move (party, address)
    where invitation.company_id = ${company} and invitation.room_id = move.party`.execute(trx);
}

const suffixTaken = (address: string | null) =>
  new Problem('suffix_taken', {
    ...(address
      ? { detail: `With this suffix a personal room would be ${address}, which is taken. Nothing was changed.` }
      : {}),
    errors: [{ pointer: '/roomSuffix', message: 'Choose another suffix.', code: 'suffix_taken' }],
  });
