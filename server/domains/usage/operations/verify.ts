import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Database, Trx } from '../../../platform/database/database.ts';
import { type Counted, earliestJoin } from '../facts.ts';
import { inDays, sumMonths } from '../merge-rows.ts';
import { type Standing, standingOf } from '../pending-queries.ts';
import { addDays, earlierDay, monthOf, nextMonth } from '../period.ts';
import { allRollups, countRollup, type Rollup } from '../rollups.ts';
import { countWaiting } from './count-waiting.ts';

/** Rows of a rollup that are not what the facts give. */
export interface Difference {
  table: string;
  rows: number;
  /** The first that differs, as text: day or month and keys, what is stored and what the facts give. */
  first: string;
}

export interface UsageReport {
  differences: Difference[];
  sealedBefore: string | null;
  refused: number;
  /** Days whose facts were counted again; null where there are none. */
  days: { from: string; to: string } | null;
}

/** Days compared in one transaction. */
const piece = 31;

const names = (list: readonly string[]) => sql.raw(list.join(', '));

/** Compares what is stored with what it should be. */
async function compare(
  trx: Trx,
  { table, keys, values }: { table: string; keys: readonly string[]; values: readonly string[] },
  range: RawBuilder<unknown>,
  fresh: RawBuilder<unknown>,
): Promise<Difference | null> {
  const row = (side: string) => sql.raw(`(${values.map((name) => `${side}.${name}`).join(', ')})`);
  const shown = (side: string) => sql.raw(`concat_ws(' ', ${values.map((name) => `${side}.${name}`).join(', ')})`);
  const { rows } = await sql<{ rows: number; first: string | null }>`
    with different as (
      select concat_ws(' ', ${names(keys)}) as place, ${shown('stored')} as stored, ${shown('counted')} as counted
      from (${fresh}) as counted full join (select * from ${sql.raw(table)} where ${range}) as stored using (${names(keys)})
      where ${row('counted')} is distinct from ${row('stored')}
    )
    select count(*)::int as rows, (array_agg(place || ': ' || coalesce(nullif(stored, ''), 'nothing') || ' instead of '
      || coalesce(nullif(counted, ''), 'nothing') order by place))[1] as first from different`.execute(trx);
  const found = rows[0];
  return found?.first ? { table, rows: found.rows, first: found.first } : null;
}

function compareDays(trx: Trx, rollup: Rollup, counted: Counted) {
  const range = sql`company_id = ${counted.company} and ${inDays(rollup, counted)}`;
  return compare(trx, { ...rollup, keys: [rollup.time, ...rollup.keys] }, range, countRollup(rollup, counted));
}

function compareMonths(trx: Trx, company: CompanyId, rollup: Rollup, { from, to }: { from: string; to: string }) {
  if (rollup.months === null) return null;
  const range = sql`company_id = ${company} and month between ${from}::date and ${to}::date`;
  const fresh = sumMonths(company, rollup, { from, to });
  return compare(trx, { table: rollup.months, keys: ['month', ...rollup.keys], values: rollup.values }, range, fresh);
}

async function factDays(trx: Trx, company: CompanyId, { timeZone, sealedBefore }: Standing) {
  const { rows } = await sql<{ from: string | null; to: string | null }>`
    select to_char(greatest(min(first) at time zone ${timeZone}::text, ${sealedBefore}::date::timestamp), 'YYYY-MM-DD') as from,
      to_char(max(last) at time zone ${timeZone}::text, 'YYYY-MM-DD') as to
    from (
      select min(joined_at), max(coalesce(left_at, joined_at)) from leg_fact where company_id = ${company}
      union all select min(started_at), max(started_at) from call_fact where company_id = ${company}
      union all select min(quarter), max(quarter) from usage_quarter where company_id = ${company}
    ) as known (first, last)`.execute(trx);
  const { from, to } = rows[0] ?? {};
  return from && to && from <= to ? { from, to } : null;
}

/**
 * Counts the facts of a company again, by their definitions, and compares with the rollups; sealed days, whose facts are
 * gone, are left alone. What waits is counted first, as whoever reads the figures does.
 */
export async function verifyUsage(
  { database }: { database: Database },
  company: CompanyId,
  tell: (day: string) => void = () => {},
): Promise<UsageReport> {
  const db = database.forCompany(company);
  const differences = new Map<string, Difference>();
  const note = (found: Difference | null) => {
    if (!found) return;
    const known = differences.get(found.table);
    differences.set(found.table, known ? { ...known, rows: known.rows + found.rows } : found);
  };
  await countWaiting(db, company, database.kind);
  /** In one snapshot, and again where something waits in it: it is not counted yet. */
  const settled = async <Result>(run: (trx: Trx, standing: Standing) => Promise<Result>): Promise<Result> => {
    for (;;) {
      const done = await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .execute(async (trx) => {
          const standing = await standingOf(trx, company);
          return standing.waits ? null : { result: await run(trx, standing) };
        });
      if (done) return done.result;
      await countWaiting(db, company, database.kind);
    }
  };
  const { standing, days } = await settled(async (trx, now) => ({
    standing: now,
    days: await factDays(trx, company, now),
  }));
  const { sealedBefore, refused, timeZone } = standing;
  if (!days) return { differences: [], sealedBefore, refused, days };
  for (let from = days.from; from <= days.to; from = addDays(from, piece)) {
    tell(from);
    const to = earlierDay(addDays(from, piece - 1), days.to);
    await settled(async (trx) => {
      const since = await earliestJoin(trx, company, from, timeZone);
      for (const rollup of allRollups)
        note(await compareDays(trx, rollup, { company, timeZone, from, to, since, legs: 'closed' }));
    });
  }
  for (let month = monthOf(days.from); month <= days.to; month = nextMonth(month)) {
    // Of a sealed month that was cut in part there are days, and no sums per person.
    if (sealedBefore !== null && month < sealedBefore) continue;
    await settled(async (trx) => {
      for (const rollup of allRollups) note(await compareMonths(trx, company, rollup, { from: month, to: month }));
    });
  }
  return { differences: [...differences.values()], sealedBefore, refused, days };
}
