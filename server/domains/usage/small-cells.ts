import type { Period } from './period.ts';
import { monthsOf } from './period.ts';

/** Fewest people of which something is shown, where only totals are. */
const fewest = 5;

/** People in each month, by its first day, in order; a month in which nothing was is absent. */
export type PeopleByMonth = ReadonlyMap<string, number>;

const isSmall = (people: number | undefined) => people !== undefined && people < fewest;

/**
 * Months that are shown together or not at all: each with too few people, and the next older one that has enough, which
 * would give it away by subtraction, with whatever is between. Where there is none older, the next newer one.
 */
function groupsOf(people: PeopleByMonth): Period[] {
  const months = [...people.keys()].sort();
  const groups: Period[] = [];
  for (const [at, month] of months.entries()) {
    if (!isSmall(people.get(month))) continue;
    const older = months.slice(0, at).findLast((each) => !isSmall(people.get(each)));
    const newer = months.slice(at).find((each) => !isSmall(people.get(each)));
    groups.push({ from: older ?? month, to: older ? month : (newer ?? month) });
  }
  return groups;
}

/**
 * Whether the sums of some whole months may not be shown: they hold a month with too few people without the one that hides
 * it, or the other way round. Whatever two periods are shown, their difference has enough people too.
 */
export function isHidden(period: Period, people: PeopleByMonth): boolean {
  const asked = new Set(monthsOf(period));
  return groupsOf(people).some((group) => {
    const months = monthsOf(group).filter((month) => people.has(month));
    const among = months.filter((month) => asked.has(month));
    const isAlone = months.every((month) => isSmall(people.get(month)));
    return among.length > 0 && (isAlone || among.length < months.length);
  });
}
