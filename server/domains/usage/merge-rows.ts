import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Trx } from '../../platform/database/database.ts';
import { type Counted, dayStart } from './facts.ts';
import type { Rollup } from './rollups.ts';

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

/** Brings rows to what they should be. Only what differs is written, and the months get the differences. */
async function merge(trx: Trx, company: CompanyId, { table, keys, values, range, fresh, months }: Merge) {
  const target = sql.raw(table);
  const differences = months
    ? sql`, monthly as (
        insert into ${sql.raw(months.table)} as present (company_id, month, ${list([...months.keys, ...values])})
        select ${company}::uuid, date_trunc('month', day)::date, ${list(months.keys)}${months.keys.length > 0 ? sql`,` : sql``}
          ${each(values, (name) => `sum(coalesce(fresh_${name}, 0) - coalesce(old_${name}, 0))::int`)}
        from difference group by ${list(['2', ...months.keys])}
        on conflict (company_id, month, ${list(months.keys)}) do update
          set ${each(values, (name) => `${name} = present.${name} + excluded.${name}`)}
        returning 1
      )`
    : sql``;
  const { rows } = await sql<{ removed: boolean }>`
    with counted as (${fresh}),
    difference as materialized (
      select ${list(keys)}, counted.here is null as gone,
        ${each(values, (name) => `counted.${name} as fresh_${name}, stored.${name} as old_${name}`)}
      from (select *, true as here from counted) as counted
      full join (select ${list([...keys, ...values])} from ${target} where company_id = ${company} and ${range}) as stored
        using (${list(keys)})
      where (${each(values, (name) => `counted.${name}`)}) is distinct from (${each(values, (name) => `stored.${name}`)})
    ),
    written as (
      insert into ${target} (company_id, ${list([...keys, ...values])})
      select ${company}::uuid, ${list(keys)}, ${each(values, (name) => `fresh_${name}`)} from difference where not gone
      on conflict (company_id, ${list(keys)}) do update set ${each(values, (name) => `${name} = excluded.${name}`)}
      returning 1
    ),
    removed as (
      delete from ${target} as row using difference
      where row.company_id = ${company} and difference.gone and ${each(keys, (key) => `row.${key} = difference.${key}`, ' and ')}
      returning 1
    )${differences}
    select exists (select from difference where ${each(values, (name) => `coalesce(fresh_${name}, 0) < coalesce(old_${name}, 0)`, ' or ')}) as removed`.execute(
    trx,
  );
  return rows[0]?.removed ?? false;
}

/**
 * Counts a rollup's days anew. `quarters` are counted from the facts; days and hours of them may be given as `fresh`, so
 * that the facts are read once.
 */
export async function mergeDays(
  trx: Trx,
  rollup: Rollup,
  counted: Counted,
  fresh: RawBuilder<unknown> = rollup.count(counted),
): Promise<void> {
  const { company, from, to } = counted;
  const { table, time, keys, values, months } = rollup;
  const shrank = await merge(trx, company, {
    table,
    keys: [time, ...keys],
    values,
    range: inDays(rollup, counted),
    fresh,
    months: months === null ? null : { table: months, keys },
  });
  if (!shrank || months === null) return;
  await sql`delete from ${sql.raw(months)} where company_id = ${company}
    and month between date_trunc('month', ${from}::date) and ${to}::date
    and ${each(values, (name) => `${name} = 0`, ' and ')}`.execute(trx);
}

/** Makes the months of a rollup the sums of their days again; both months are given by their first day. */
export async function mergeMonths(
  trx: Trx,
  company: CompanyId,
  { table, months, keys, values }: Rollup,
  { from, to }: { from: string; to: string },
): Promise<void> {
  if (months === null) return;
  await merge(trx, company, {
    table: months,
    keys: ['month', ...keys],
    values,
    range: sql`month between ${from}::date and ${to}::date`,
    fresh: sumMonths(company, { table, keys, values }, { from, to }),
  });
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
