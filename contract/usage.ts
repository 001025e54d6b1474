import { z } from 'zod';
import { method } from './method.ts';
import { day, instant } from './values.ts';

const period = z.object({ from: day, to: day.describe('Last day, inclusive') });

/** A figure with what it was in the preceding period of the same length. Times are seconds. */
const figure = z.object({ value: z.number().int(), previous: z.number().int() });

export const usageSummary = z.object({
  from: day,
  to: day,
  previousFrom: day,
  previousTo: day,
  timeZone: z.string(),
  countedUpTo: instant,
  calls: figure,
  meetings: figure,
  directCalls: figure,
  joins: figure,
  callSeconds: figure,
  roomSeconds: figure,
});
export type UsageSummary = z.infer<typeof usageSummary>;

export const usageDay = z.object({
  day,
  calls: z.number().int(),
  joins: z.number().int(),
  callSeconds: z.number().int(),
  meetingSeconds: z.number().int(),
  directSeconds: z.number().int(),
  roomSeconds: z.number().int(),
});

export const usage = {
  summary: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/usage/summary',
    tag: 'Usage',
    summary: 'Figures of a period, beside the preceding one',
    problems: ['period_wrong', 'totals_only'],
  })
    .input(period)
    .output(usageSummary),
  days: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/usage/days',
    tag: 'Usage',
    summary: 'Figures of each day of a period, in the company’s time zone',
    problems: ['period_wrong', 'totals_only'],
  })
    .input(period)
    .output(z.object({ timeZone: z.string(), items: z.array(usageDay) })),
  hours: method({
    permission: 'administrator',
    verb: 'GET',
    path: '/usage/hours',
    tag: 'Usage',
    summary: 'Call seconds by weekday and hour',
    problems: ['period_wrong', 'totals_only'],
  })
    .input(period)
    .output(
      z.object({
        timeZone: z.string(),
        items: z.array(
          z.object({
            weekday: z.number().int().describe('1 = Monday … 7 = Sunday (ISO 8601)'),
            hour: z.number().int(),
            callSeconds: z.number().int(),
          }),
        ),
      }),
    ),
};
