import { sql } from 'kysely';
import { liveOf } from './figures.ts';
import { isWholeMonths, type Period, splitPeriod } from './period.ts';
import { countRollup, rollups } from './rollups.ts';
import type { Sight } from './sight.ts';
import type { PeopleByMonth } from './small-cells.ts';

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

export interface PeopleOfMonths {
  all: PeopleByMonth;
  meetings: PeopleByMonth;
  directCalls: PeopleByMonth;
  guests: PeopleByMonth;
}

/** How many people there were behind the cells of every month before one, for what may not be shown of too few. */
export async function readPeopleByMonth(
  { db, company }: Pick<Sight, 'db' | 'company'>,
  before: string,
): Promise<PeopleOfMonths> {
  const { rows } = await sql<{
    month: string;
    people: number;
    meeting: number;
    direct: number;
    guests: number;
    unanswered: number;
  }>`
    with used as (
      select date_trunc('month', day)::date as month, sum(guest_joins)::int as guests, sum(unanswered)::int as unanswered from usage_day
      where company_id = ${company} and day < ${before}::date group by 1
    ),
    known as (
      select month, count(*)::int as people, count(*) filter (where meetings > 0 or meeting_seconds > 0)::int as meeting,
        count(*) filter (where direct_calls > 0 or direct_seconds > 0)::int as direct
      from usage_party_month where company_id = ${company} and kind = 'member' group by month
    )
    select to_char(used.month, 'YYYY-MM-DD') as month, coalesce(s.people, k.people, 0) as people,
      coalesce(s.meeting_people, k.meeting, 0) as meeting, coalesce(s.direct_people, k.direct, 0) as direct, guests, unanswered
    from used left join known k using (month)
    left join usage_sealed_month s on s.company_id = ${company} and s.month = used.month`.execute(db);
  const by = (count: (row: (typeof rows)[number]) => number | undefined): PeopleByMonth =>
    new Map(rows.flatMap((row) => (count(row) === undefined ? [] : [[row.month, count(row) ?? 0]])));
  const some = (count: number) => (count > 0 ? count : undefined);
  return {
    all: by(({ people }) => people),
    meetings: by(({ meeting }) => some(meeting)),
    // Who called in vain is not among the people: where few others called, it may be few too.
    directCalls: by(({ direct, unanswered }) => (unanswered > 0 ? direct : some(direct))),
    guests: by(({ guests }) => some(guests)),
  };
}
