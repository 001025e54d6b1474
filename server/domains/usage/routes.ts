import { api } from '../../platform/http/api.ts';
import { Problem } from '../../platform/http/problem.ts';
import { callingMember, type RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { getCompany, privacySince } from '../companies/index.ts';
import { isPeriod, isWholeMonths, type Period, precedingPeriod } from './period.ts';
import { findOpenLegs, readDays, readFigures, readHours } from './queries.ts';

export function usageRoutes({ database, clock }: Platform) {
  const asked = async (context: RequestContext, period: Period, least: 'month' | 'day') => {
    if (!isPeriod(period)) throw new Problem('period_wrong');
    const { company } = callingMember(context);
    const db = database.forCompany(company);
    // A day earlier than in any zone, so that nothing of a stricter time slips in.
    const from = new Date(Date.parse(period.from) - 24 * 60 * 60 * 1000);
    const [{ timeZone }, open, privacy] = await Promise.all([
      getCompany(db, company),
      findOpenLegs(db, company),
      privacySince(db, company, from),
    ]);
    if (privacy === 'totals-only' && (least === 'day' || !isWholeMonths(period))) throw new Problem('totals_only');
    return { db, company, question: { timeZone, open, period } };
  };

  return {
    summary: api.usage.summary.handler(async ({ context, input }) => {
      const { db, company, question } = await asked(context, input, 'month');
      const preceding = precedingPeriod(input);
      const { current, previous } = await readFigures(db, company, { ...question, previous: preceding });
      const figure = (name: keyof typeof current) => ({ value: current[name], previous: previous[name] });
      return {
        ...question.period,
        previousFrom: preceding.from,
        previousTo: preceding.to,
        timeZone: question.timeZone,
        countedUpTo: (question.open.provenUntil ?? clock.now()).toISOString(),
        calls: {
          value: current.meetings + current.directCalls,
          previous: previous.meetings + previous.directCalls,
        },
        meetings: figure('meetings'),
        directCalls: figure('directCalls'),
        joins: figure('joins'),
        callSeconds: figure('callSeconds'),
        roomSeconds: figure('roomSeconds'),
      };
    }),

    days: api.usage.days.handler(async ({ context, input }) => {
      const { db, company, question } = await asked(context, input, 'day');
      return { timeZone: question.timeZone, items: await readDays(db, company, question) };
    }),

    hours: api.usage.hours.handler(async ({ context, input }) => {
      const { db, company, question } = await asked(context, input, 'day');
      return { timeZone: question.timeZone, items: await readHours(db, company, question) };
    }),
  };
}
