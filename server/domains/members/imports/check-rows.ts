import { sql } from 'kysely';
import type { InvitationId, RoomId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import { newId } from '../../../platform/random.ts';
import { addressRules, takenAmong } from '../../directory/index.ts';
import { invitationDigest, invitationToken } from '../invitation-token.ts';
import type { FoundFault } from './check-values.ts';
import { type ComparedRow, compareRows } from './compare-rows.ts';
import { type FileIndex, indexFile } from './file-index.ts';
import { giveWay } from './give-way.ts';
import { addFaults, type MemberImport, mostFaults } from './import-queries.ts';
import { judgeRow, type Verdict } from './judge-row.ts';
import { type ProposedAddress, Proposer } from './propose-addresses.ts';
import { advance, letGo, type Work } from './work.ts';

/** Rows that are compared at once: a few milliseconds of an embedded database. */
const pieceRows = 200;
/** Behind the positions of what was wrong in a line by itself. */
const firstPosition = 1000;

/** What is kept of a row that was compared. */
interface Checked {
  line: number;
  state: Verdict['state'];
  address: string | null;
  roomAddress: string | null;
  invitationId: InvitationId | null;
  roomId: RoomId | null;
  tokenDigest: string | null;
}

/**
 * Compares the rows with each other and with what there is, piece by piece, and notes what is wrong. Goes on where it was
 * left.
 */
export async function checkRows(work: Work, current: MemberImport): Promise<void> {
  const { db, company, id, platform } = work;
  const at = platform.clock.now();
  const index = await indexFile(work);
  const proposer = new Proposer(db, index, await addressRules(db, company));
  let { done, newRows, unchangedRows, faultCount } = current;
  for (let start = 0; start < index.lines.length; start += pieceRows) {
    const piece = index.lines.slice(start, start + pieceRows);
    const rows = await compareRows(db, company, id, { from: piece.at(0) ?? 0, to: piece.at(-1) ?? 0, at });
    if (rows.length === 0) continue;
    await giveWay();
    const { checked, faults } = await judge(work, rows, { index, proposer, at });
    await giveWay();
    const keep = faultCount < mostFaults;
    done += rows.length;
    newRows += checked.filter(({ state }) => state === 'new').length;
    unchangedRows += checked.filter(({ state }) => state === 'unchanged').length;
    faultCount += faults.length;
    await db.transaction().execute(async (trx) => {
      await advance(trx, work, 'checking', { done, newRows, unchangedRows, faultCount });
      await keepChecked(trx, work, checked);
      if (keep) await addFaults(trx, company, id, { faults, from: firstPosition });
    });
    await giveWay();
  }
  await db.transaction().execute(async (trx) => {
    await advance(trx, work, 'checking', { state: 'checked', ...letGo });
    await announceChange(trx, company, 'import');
  });
}

/** What rows are judged beside. */
interface Beside {
  index: FileIndex;
  proposer: Proposer;
  at: Date;
}

async function judge({ db, platform }: Work, rows: readonly ComparedRow[], { index, proposer, at }: Beside) {
  const addresses = rows.flatMap(({ known, address, roomAddress }) =>
    known && known.as !== 'removed' ? [] : [address, roomAddress],
  );
  const taken = await takenAmong(
    db,
    addresses.filter((address) => address !== null),
    at,
  );
  const judged = rows.map((row) => ({ row, ...judgeRow(row, index.twinsOf(row), taken) }));
  const wishes = judged.flatMap(({ row: { line, fullName, domain, address }, state }) =>
    state === 'new' && address === null && fullName !== null ? [{ line, fullName, domain }] : [],
  );
  await giveWay();
  const proposed = await proposer.propose(wishes, at);
  const checked: Checked[] = [];
  const faults: FoundFault[] = [];
  for (const { row, state, faults: found } of judged) {
    const addressed: ProposedAddress | undefined = pairOf(row) ?? proposed.get(row.line);
    const lost = state === 'new' && !addressed;
    faults.push(...found, ...(lost ? [noneFree(row)] : []));
    const invitationId = state === 'new' && addressed ? newId<InvitationId>() : null;
    checked.push({
      line: row.line,
      state: lost ? 'faulty' : state,
      address: addressed?.address ?? null,
      roomAddress: addressed?.roomAddress ?? null,
      invitationId,
      roomId: invitationId && newId<RoomId>(),
      tokenDigest: invitationId && digestOf(platform, invitationId),
    });
  }
  return { checked, faults };
}

const pairOf = ({ address, roomAddress }: ComparedRow): ProposedAddress | undefined =>
  address !== null && roomAddress !== null ? { address, roomAddress } : undefined;

const digestOf = (platform: Work['platform'], id: InvitationId): string =>
  invitationDigest(platform, invitationToken(platform, { id, version: 1 }));

const noneFree = ({ line, fullName }: ComparedRow): FoundFault => ({
  line,
  column: 'fullName',
  code: 'none_free',
  value: fullName,
  message: 'No free video address could be made from this name. Give one.',
});

async function keepChecked(trx: Trx, { company, id }: Work, checked: readonly Checked[]): Promise<void> {
  // Bounded by line, because nobody has counted the rows yet and the planner would go through all of them.
  const [first, last] = [checked.at(0)?.line ?? 0, checked.at(-1)?.line ?? 0];
  await sql`
    update member_import_row r set state = c.state, address = c.address, room_address = c."roomAddress",
        invitation_id = c."invitationId", room_id = c."roomId", token_digest = c."tokenDigest"
      from jsonb_to_recordset(${JSON.stringify(checked)}::jsonb)
        as c (line integer, state text, address text, "roomAddress" text, "invitationId" uuid, "roomId" uuid,
          "tokenDigest" text)
      where r.company_id = ${company} and r.import_id = ${id} and r.line = c.line
        and r.line between ${first}::integer and ${last}::integer`.execute(trx);
}
