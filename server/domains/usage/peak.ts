import { sql } from 'kysely';
import { dayStart, earliestJoin } from './facts.ts';
import { readPeakDay } from './figures.ts';
import { oncePerSight } from './once-per-sight.ts';

export interface Peak {
  at: Date;
  /** No leg that was open then joined before it. */
  since: Date;
}

/** When most legs were open in the period: first on the first day that has that many. Null without a leg. */
export const peakOf = oncePerSight(async (sight): Promise<Peak | null> => {
  const { db, company, timeZone } = sight;
  const day = await readPeakDay(sight, sight.period);
  if (day === null) return null;
  const [start, end] = [dayStart(day, timeZone), dayStart(day, timeZone, 1)];
  const since = await earliestJoin(db, company, day, timeZone);
  const { rows } = await sql<{ at: Date }>`
    with there as (
      select greatest(starts_at, ${start}) as s, ends_at as e from leg_fact
      where company_id = ${company} and joined_at >= ${since} and joined_at < ${end}
        and ends_at > starts_at and ends_at > ${start}
    ),
    event as (select s as at, 1 as change from there union all select e, -1 from there where e < ${end})
    select at from (select at, sum(change) over (order by at, change) as open from event) as moments
    order by open desc, at limit 1`.execute(db);
  return rows[0] ? { at: rows[0].at, since } : null;
});
