import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { dayStart } from './facts.ts';
import './tables.ts';

/** Times read at once from those that wait. */
const atOnce = 2000;

/** Holds the company's figures until the transaction ends: one counts at a time. */
export const holdFigures = (trx: Trx, company: CompanyId) =>
  sql`select pg_advisory_xact_lock(hashtextextended(${`usage ${company}`}, 0))`.execute(trx);

export interface Standing {
  /** Of the company. */
  timeZone: string;
  /** Whose days the rollups are; null before anything was counted. */
  countedZone: string | null;
  sealedBefore: string | null;
  refused: number;
  waits: boolean;
}

/** How far the figures are counted. */
export async function standingOf(db: Db, company: CompanyId): Promise<Standing> {
  const { rows } = await sql<Standing>`
    select c.time_zone, s.time_zone as counted_zone, to_char(s.sealed_before, 'YYYY-MM-DD') as sealed_before,
      coalesce(s.refused, 0) as refused,
      (select true from usage_pending p where p.company_id = c.id limit 1) is not null as waits
    from company c left join usage_state s on s.company_id = c.id where c.id = ${company}`.execute(db);
  if (!rows[0]) throw new Error('there is no such company');
  return rows[0];
}

/** Days by another zone: whatever there is has to be counted anew. */
export async function startZone(trx: Trx, company: CompanyId, timeZone: string): Promise<void> {
  await sql`
    insert into usage_state (company_id, time_zone) values (${company}, ${timeZone})
    on conflict (company_id) do update set time_zone = excluded.time_zone`.execute(trx);
  await waitForAll(trx, company);
}

/** Everything that was counted, and every fact, waits to be counted again. */
export const waitForAll = (trx: Trx, company: CompanyId) =>
  sql`
    insert into usage_pending (company_id, from_at, to_at, gone)
    select ${company}::uuid, min(first) - interval '2 days', max(last) + interval '2 days', true from (
      select min(joined_at), max(coalesce(left_at, joined_at)) from leg_fact where company_id = ${company}
      union all select min(started_at), max(started_at) from call_fact where company_id = ${company}
      union all select min(quarter), max(quarter) from usage_quarter where company_id = ${company}
      union all select min(day)::timestamptz, max(day)::timestamptz from usage_day where company_id = ${company}
    ) as known (first, last) having min(first) is not null`.execute(trx);

export interface WaitingDays {
  from: string;
  to: string;
}

/** The first days that wait, without gaps between them; null where nothing waits. */
export async function firstWaiting(trx: Trx, company: CompanyId, timeZone: string): Promise<WaitingDays | null> {
  const { rows } = await sql<WaitingDays & { next: string }>`
    select to_char(from_at at time zone ${timeZone}::text, 'YYYY-MM-DD') as from,
      to_char(to_at at time zone ${timeZone}::text, 'YYYY-MM-DD') as to,
      to_char((to_at at time zone ${timeZone}::text) + interval '1 day', 'YYYY-MM-DD') as next
    from usage_pending where company_id = ${company} order by from_at limit ${atOnce}`.execute(trx);
  const [first, ...others] = rows;
  if (!first) return null;
  let [to, next] = [first.to, first.next];
  for (const other of others) {
    if (other.from > next) break;
    if (other.to > to) [to, next] = [other.to, other.next];
  }
  return { from: first.from, to };
}

/** The last of the days from one on that hold at most so many legs; at least the first. */
export async function lastDayOf(
  trx: Trx,
  company: CompanyId,
  timeZone: string,
  { from, to }: WaitingDays,
  legs: number,
): Promise<string> {
  const { rows } = await sql<{ last: string }>`
    select to_char(greatest(${from}::date, least(${to}::date, (
      select (joined_at at time zone ${timeZone}::text)::date - 1 from leg_fact
      where company_id = ${company} and joined_at >= ${dayStart(from, timeZone)}
      order by joined_at offset ${legs} limit 1))), 'YYYY-MM-DD') as last`.execute(trx);
  if (!rows[0]) throw new Error('a query without from has one row');
  return rows[0].last;
}

/** Takes days away from what waits. */
export async function takeWaiting(trx: Trx, company: CompanyId, timeZone: string, to: string): Promise<void> {
  const after = dayStart(to, timeZone, 1);
  await sql`delete from usage_pending where company_id = ${company} and to_at < ${after}`.execute(trx);
  await sql`update usage_pending set from_at = ${after} where company_id = ${company} and from_at < ${after}`.execute(
    trx,
  );
}

/** Takes away what waits and lies before the sealed days' end; what came for them is refused and counted. */
export async function refuseSealed(
  trx: Trx,
  company: CompanyId,
  timeZone: string,
  sealedBefore: string,
): Promise<number> {
  const end = dayStart(sealedBefore, timeZone);
  const { rows } = await sql<{ refused: number }>`
    with late as (delete from usage_pending where company_id = ${company} and from_at < ${end} returning from_at, to_at, gone),
    rest as (insert into usage_pending (company_id, from_at, to_at, gone)
      select ${company}::uuid, ${end}, max(to_at), bool_and(gone) from late where to_at >= ${end} having count(*) > 0)
    select count(*)::int as refused from late where not gone`.execute(trx);
  const refused = rows[0]?.refused ?? 0;
  if (refused > 0) {
    await trx
      .updateTable('usageState')
      .set((eb) => ({ refused: eb('refused', '+', refused) }))
      .where('companyId', '=', company)
      .execute();
  }
  return refused;
}

/** Companies for which something waits, as the resolver. */
export async function companiesToCount(resolver: Db): Promise<CompanyId[]> {
  const { rows } = await sql<{ id: CompanyId }>`select companies_to_count as id from companies_to_count()`.execute(
    resolver,
  );
  return rows.map(({ id }) => id);
}
