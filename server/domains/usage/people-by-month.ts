import { sql } from 'kysely';
import { oncePerSight } from './once-per-sight.ts';
import { monthOf } from './period.ts';
import type { PeopleByMonth } from './small-cells.ts';

interface PeopleOfMonths {
  all: PeopleByMonth;
  meetings: PeopleByMonth;
  directCalls: PeopleByMonth;
  guests: PeopleByMonth;
}

/** How many people there were behind the cells of every month that is over, for what may not be shown of too few. */
export const peopleByMonth = oncePerSight(async ({ db, company, today }): Promise<PeopleOfMonths> => {
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
      where company_id = ${company} and day < ${monthOf(today)}::date group by 1
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
});
