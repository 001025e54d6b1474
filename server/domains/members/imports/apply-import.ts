import { type RawBuilder, sql } from 'kysely';
import type { InvitationId } from '../../../../contract/ids.ts';
import type { ProblemCode } from '../../../../contract/problems.ts';
import type { AccessRight } from '../../../../contract/values.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import { recordAct } from '../../audit/index.ts';
import { takeLicence } from '../../companies/index.ts';
import { addressRules, createParties, daysAfter, holdDays } from '../../directory/index.ts';
import { personalRoomName } from '../../rooms/index.ts';
import { lockImport, type MemberImport } from './import-queries.ts';
import { lineRanges } from './line-ranges.ts';
import { advance, letGo, Superseded, type Work } from './work.ts';

/** How long the links of invitations work. */
export const linkDays = 60;

/** What was checked is no longer so: somebody took an address, an email or a domain away meanwhile. */
class Outdated extends Error {}

interface Invited {
  id: InvitationId;
  fullName: string;
  email: string;
  videoAddress: string;
  accessRight: AccessRight;
}

/**
 * Invites everybody who is new in a checked file, in one transaction: all or nobody. Where what was checked is no longer
 * so, the file is read again and the new faults are there to see; where licences are missing, it waits as it was. False then.
 */
export async function applyImport(work: Work): Promise<boolean> {
  const { db, company } = work;
  const list = await listNew(work);
  try {
    await db.transaction().execute((trx) => inviteAll(trx, work, list));
    return true;
  } catch (error) {
    const refusal = refusalOf(error);
    if (!refusal) throw error;
    await db.transaction().execute(async (trx) => {
      const next =
        refusal === 'no_licence_left' ? { state: 'checked' as const, ...letGo } : { state: 'reading' as const };
      await advance(trx, work, 'applying', { ...next, refusal, acting: null });
      await announceChange(trx, company, 'import');
    });
    return false;
  }
}

function refusalOf(error: unknown): ProblemCode | null {
  if (error instanceof Outdated) return 'stale';
  return error instanceof Problem && error.problem === 'no_licence_left' ? error.problem : null;
}

async function inviteAll(trx: Trx, work: Work, list: readonly Invited[]): Promise<void> {
  const { company, id, platform } = work;
  const current = await lockImport(trx, company, id);
  if (current?.state !== 'applying' || current.worker !== work.worker) throw new Superseded('applied or cancelled');
  const { acting, newRows, rules, fileName, fileDigest: digest } = current;
  if (!acting) throw new Error('An import is applied by somebody');
  const at = platform.clock.now();
  // This connection may have planned its checks of references while the tables were small: each would read a whole table.
  await sql`discard plans`.execute(trx);
  await takeLicence(trx, company, 'member', newRows);
  if (JSON.stringify(await addressRules(trx, company)) !== rules) throw new Outdated('other rules');
  if (list.length !== newRows || (await someKnown(trx, current, at))) throw new Outdated('emails');
  if (!(await createParties(trx, company, partiesOf(current), at))) throw new Outdated('addresses');
  if ((await insertInvitations(trx, current, at)) !== newRows) throw new Outdated('invitations');
  const mails = platform.mail.enabled ? newRows : 0;
  await advance(trx, work, 'applying', {
    ...{ state: 'applied', appliedAt: at, refusal: null, ...letGo },
    ...{ mailTotal: mails, mailEnded: mails === 0 },
  });
  if (newRows === 0) return announceChange(trx, company, 'import');
  await recordAct(
    trx,
    { ...acting, company, at },
    {
      act: 'members.imported',
      object: { kind: 'import', id, name: fileName },
      after: { digest, rows: current.rows, invited: newRows, unchanged: current.unchangedRows, people: list },
    },
  );
}

const ours = ({ companyId, id }: MemberImport): RawBuilder<unknown> =>
  sql`member_import_row r where r.company_id = ${companyId} and r.import_id = ${id} and r.state = 'new'`;

const partiesOf = (current: MemberImport) => sql`
  select r.invitation_id as id, 'member' as kind, r.full_name as name, r.email, r.address, true as shown
    from ${ours(current)}
  union all
  select r.room_id, 'room', ${roomName}, null, r.room_address, false from ${ours(current)}`;

const roomName = sql`replace(${personalRoomName('{name}')}, '{name}', r.full_name)`;

/** How many could be inserted: an email that is invited already is left out. */
async function insertInvitations(trx: Trx, current: MemberImport, at: Date): Promise<number> {
  const { numAffectedRows = 0n } = await sql`
    insert into invitation (id, company_id, full_name, email, address, room_address, room_id, access_right, token_digest,
        invited_by, sent_at, expires_at, import_id)
    select r.invitation_id, r.company_id, r.full_name, r.email, r.address, r.room_address, r.room_id,
        coalesce(r.access_right, 'member'), r.token_digest, ${current.acting?.member ?? null}::uuid, ${at}::timestamptz,
        ${daysAfter(at, linkDays)}::timestamptz, r.import_id
      from ${ours(current)}
    on conflict (company_id, email) where state = 'pending' do nothing`.execute(trx);
  return Number(numAffectedRows);
}

/** Whether somebody with an email of the file is a member by now, or was removed and can come back. */
async function someKnown(trx: Trx, current: MemberImport, at: Date): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (
      select from (select r.email from ${ours(current)}) r join member m on m.email = r.email
        where m.company_id = ${current.companyId} and m.removed_at is null
      union all
      select from (select r.email from ${ours(current)}) r join member m on m.email = r.email
        where m.company_id = ${current.companyId} and m.removed_at > ${daysAfter(at, -holdDays)}) as known`.execute(
    trx,
  );
  return rows[0]?.known ?? false;
}

/** Who is invited, as the activity log keeps it. */
async function listNew(work: Work): Promise<Invited[]> {
  const list: Invited[] = [];
  for await (const { from, to } of lineRanges(work, 'applying')) {
    const { rows } = await sql<Invited>`
      select invitation_id as id, full_name, email, address as video_address,
          coalesce(access_right, 'member') as access_right
        from member_import_row
        where company_id = ${work.company} and import_id = ${work.id} and state = 'new' and line between ${from} and ${to}
        order by line`.execute(work.db);
    list.push(...rows);
  }
  return list;
}
