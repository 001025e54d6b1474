import { sql } from 'kysely';
import { liveOf } from './figures.ts';
import { isWholeMonths, type Period, splitPeriod } from './period.ts';
import { countRollup, rollups } from './rollups.ts';
import type { Sight } from './sight.ts';

type Seen = Pick<Sight, 'db' | 'company' | 'timeZone' | 'today' | 'live' | 'sealedBefore'>;

/**
 * Distinct members with a leg in a period. Of a sealed time the number is known for a month as a whole; null where it
 * is not.
 */
export async function readPeople(seen: Seen, period: Period): Promise<number | null> {
  const { db, company, today, sealedBefore } = seen;
  if (sealedBefore !== null && period.from < sealedBefore) return sealedPeople(seen, period);
  const { months, days } = splitPeriod(period, today);
  const pieces = days.map(
    ({ from, to }) => sql`select party_id from usage_party_day
      where company_id = ${company} and kind = 'member' and day between ${from}::date and ${to}::date`,
  );
  if (months) {
    pieces.push(sql`select party_id from usage_party_month
      where company_id = ${company} and kind = 'member' and month between ${months.from}::date and ${months.to}::date`);
  }
  const live = liveOf(seen, period);
  if (live) {
    pieces.push(sql`select party_id from (${countRollup(rollups.parties, live)}) as live where kind = 'member'`);
  }
  const { rows } = await sql<{ people: number }>`
    select count(*)::int as people from (select distinct party_id from (${sql.join(pieces, sql` union all `)}) as legs) as people`.execute(
    db,
  );
  return rows[0]?.people ?? 0;
}

async function sealedPeople({ db, company }: Seen, period: Period): Promise<number | null> {
  if (!isWholeMonths(period) || period.from.slice(0, 7) !== period.to.slice(0, 7)) return null;
  const { rows } = await sql<{ people: number }>`
    select people from usage_sealed_month where company_id = ${company} and month = ${period.from}::date`.execute(db);
  return rows[0]?.people ?? 0;
}
