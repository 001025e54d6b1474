import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Trx } from '../../platform/database/database.ts';
import { type Counted, countedFacts, dayStart } from './facts.ts';
import { type Rollup, rollups } from './rollups.ts';

const list = (names: readonly string[]) => sql.raw(names.join(', '));
const each = (names: readonly string[], write: (name: string) => string, separator = ', ') =>
  sql.raw(names.map(write).join(separator));

/** Rows of a rollup in some days. */
export function inDays({ time }: Pick<Rollup, 'time'>, { from, to, timeZone }: Omit<Counted, 'since' | 'legs'>) {
  return time === 'day'
    ? sql`day between ${from}::date and ${to}::date`
    : sql`quarter >= ${dayStart(from, timeZone)} and quarter < ${dayStart(to, timeZone, 1)}`;
}

interface Merge {
  table: string;
  /** With the company they make a row. */
  keys: readonly string[];
  values: readonly string[];
  /** Which rows of the table `fresh` replaces. */
  range: RawBuilder<unknown>;
  /** Query for what the rows should be: keys and values. */
  fresh: RawBuilder<unknown>;
  months?: { table: string; keys: readonly string[] } | null;
}

/**
 * Brings rows to what they should be, as parts of a `with` whose names begin with `name`: only what differs is written,
 * and the months get the differences.
 */
function mergeParts(company: CompanyId, name: string, { table, keys, values, range, fresh, months }: Merge) {
  const target = sql.raw(table);
  const part = (what: string) => sql.raw(`${name}_${what}`);
  const monthly = months
    ? sql`, ${part('monthly')} as (
        insert into ${sql.raw(months.table)} as present (company_id, month, ${list([...months.keys, ...values])})
        select ${company}::uuid, date_trunc('month', day)::date, ${list(months.keys)},
          ${each(values, (value) => `sum(coalesce(fresh_${value}, 0) - coalesce(old_${value}, 0))::int`)}
        from ${part('difference')} group by ${list(['2', ...months.keys])}
        on conflict (company_id, month, ${list(months.keys)}) do update
          set ${each(values, (value) => `${value} = present.${value} + excluded.${value}`)}
      )`
    : sql``;
  return sql`
    ${part('counted')} as (${fresh}),
    ${part('difference')} as materialized (
      select ${list(keys)}, counted.here is null as gone,
        ${each(values, (value) => `counted.${value} as fresh_${value}, stored.${value} as old_${value}`)}
      from (select *, true as here from ${part('counted')}) as counted
      full join (select ${list([...keys, ...values])} from ${target} where company_id = ${company} and ${range}) as stored
        using (${list(keys)})
      where (${each(values, (value) => `counted.${value}`)}) is distinct from (${each(values, (value) => `stored.${value}`)})
    ),
    ${part('written')} as (
      insert into ${target} (company_id, ${list([...keys, ...values])})
      select ${company}::uuid, ${list(keys)}, ${each(values, (value) => `fresh_${value}`)} from ${part('difference')} where not gone
      on conflict (company_id, ${list(keys)}) do update set ${each(values, (value) => `${value} = excluded.${value}`)}
    ),
    ${part('removed')} as (
      delete from ${target} as row using ${part('difference')} as difference
      where row.company_id = ${company} and difference.gone and ${each(keys, (key) => `row.${key} = difference.${key}`, ' and ')}
    )${monthly}`;
}

/** Rollups of which a value became less, so that a month may be left with nothing. */
const shrankOf = (name: string, { table, values }: Rollup) => sql`
  select ${table}::text as table where exists (select from ${sql.raw(`${name}_difference`)}
    where ${each(values, (value) => `coalesce(fresh_${value}, 0) < coalesce(old_${value}, 0)`, ' or ')})`;

/** Counts all rollups of some days anew, in one statement, so that the facts are read once. */
export async function mergeDays(trx: Trx, counted: Counted): Promise<void> {
  const { company, from, to } = counted;
  const named = Object.entries(rollups).map(([name, rollup]): [string, Rollup] => [name, rollup]);
  const parts = named.map(([name, rollup]) => {
    const { table, time, keys, values, months } = rollup;
    return mergeParts(company, name, {
      table,
      keys: [time, ...keys],
      values,
      range: inDays(rollup, counted),
      fresh: rollup.ofQuarters?.(counted, sql`select * from quarters_counted`) ?? rollup.body(counted),
      months: months === null ? null : { table: months, keys },
    });
  });
  const withMonths = named.filter(([, { months }]) => months !== null);
  const { rows: shrank } = await sql<{ table: string }>`
    with ${countedFacts(counted)}, ${sql.join(parts)}
    ${sql.join(
      withMonths.map(([name, rollup]) => shrankOf(name, rollup)),
      sql` union all `,
    )}`.execute(trx);
  for (const [, { table, months, values }] of withMonths) {
    if (months === null || !shrank.some((found) => found.table === table)) continue;
    await sql`delete from ${sql.raw(months)} where company_id = ${company}
      and month between date_trunc('month', ${from}::date) and ${to}::date
      and ${each(values, (value) => `${value} = 0`, ' and ')}`.execute(trx);
  }
}

/** Makes the months of a rollup the sums of their days again; both months are given by their first day. */
export async function mergeMonths(
  trx: Trx,
  company: CompanyId,
  { table, months, keys, values }: Rollup,
  { from, to }: { from: string; to: string },
): Promise<void> {
  if (months === null) return;
  const parts = mergeParts(company, 'months', {
    table: months,
    keys: ['month', ...keys],
    values,
    range: sql`month between ${from}::date and ${to}::date`,
    fresh: sumMonths(company, { table, keys, values }, { from, to }),
  });
  await sql`with ${parts} select 1`.execute(trx);
}

/** What months of a rollup are by its days. */
export const sumMonths = (
  company: CompanyId,
  { table, keys, values }: Pick<Rollup, 'table' | 'keys' | 'values'>,
  { from, to }: { from: string; to: string },
) => sql`
  select date_trunc('month', day)::date as month, ${list(keys)}, ${each(values, (name) => `sum(${name})::int as ${name}`)}
  from ${sql.raw(table)} where company_id = ${company} and day >= ${from}::date and day < ${to}::date + interval '1 month'
  group by ${list(['1', ...keys])}`;
