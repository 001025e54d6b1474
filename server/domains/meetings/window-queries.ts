import { sql } from 'kysely';
import type { CompanyId, RoomId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import './tables.ts';

/** A member or video system, and its company. */
export interface WindowOwner {
  party: string;
  company: CompanyId;
}

/** Notes who has windows at a node now, as the owner; nothing where the node was taken for dead. */
export async function insertWindows(trx: Trx, node: string, owners: readonly WindowOwner[]): Promise<void> {
  if (owners.length === 0) return;
  await sql`insert into live_window (node_id, party_id, company_id)
    select live_node.id, party, company from live_node,
      unnest(${owners.map(({ party }) => party)}::uuid[], ${owners.map(({ company }) => company)}::uuid[]) as t (party, company)
    where live_node.id = ${node} on conflict do nothing`.execute(trx);
}

/** Notes who has none there any more, all where `parties` is absent; as the owner. Answers who had. */
export async function deleteWindows(owner: Db, node: string, parties?: readonly string[]): Promise<string[]> {
  const rows = await owner
    .deleteFrom('liveWindow')
    .where('nodeId', '=', node)
    .$if(parties !== undefined, (query) => query.where('partyId', 'in', parties ?? []))
    .returning('partyId')
    .execute();
  return rows.map(({ partyId }) => partyId);
}

/** Those of a company's parties who have a window at another node than this one. */
export async function windowsElsewhere(
  db: Db,
  company: CompanyId,
  parties: readonly string[],
  node: string,
): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('liveWindow')
    .select('partyId')
    .distinct()
    .where('companyId', '=', company)
    .where('nodeId', '!=', node)
    .where((eb) => eb('partyId', '=', eb.fn.any(sql<string[]>`${[...parties]}::uuid[]`)))
    .execute();
  return new Set(rows.map(({ partyId }) => partyId));
}

/** Rooms, of whatever company, in which a node holds parties; as the owner. */
export const roomsOfNode = (owner: Db, node: string): Promise<{ company: CompanyId; room: RoomId }[]> =>
  owner
    .selectFrom('liveParty')
    .select(['companyId as company', 'roomId as room'])
    .distinct()
    .where('node', '=', node)
    .execute();

/** Notes that parties of a room whose node is gone are disconnected. */
export async function disconnectNode(trx: Trx, company: CompanyId, room: RoomId, node: string): Promise<void> {
  await trx
    .updateTable('liveParty')
    .set({ node: null })
    .where('companyId', '=', company)
    .where('roomId', '=', room)
    .where('node', '=', node)
    .execute();
}
