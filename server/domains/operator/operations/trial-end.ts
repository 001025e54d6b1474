import { fieldProblem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { endOfDay } from '../../companies/index.ts';

const longestTrialMs = 3 * 366 * 24 * 60 * 60 * 1000;

/** When a trial ends whose last day it is, in a time zone. Throws `wrong_input` for a day that is over, or far away. */
export async function trialEnd(
  { clock, database }: Pick<Platform, 'clock' | 'database'>,
  lastDay: string,
  timeZone: string,
): Promise<Date> {
  const end = await endOfDay(database.operator, lastDay, timeZone);
  const left = end.getTime() - clock.now().getTime();
  const refuse = (message: string) => fieldProblem('wrong_input', '/trialEndsOn', message);
  if (left <= 0) throw refuse('Choose today or a later day.');
  if (left > longestTrialMs) throw refuse('A trial lasts at most three years.');
  return end;
}
