import { z } from 'zod';
import { companyId } from './ids.ts';
import { download, method } from './method.ts';
import { callFigures } from './plain-values.ts';
import { statisticsPrivacy } from './settings.ts';
import {
  usageCall,
  usageCallDetail,
  usageClient,
  usageDay,
  usageHour,
  usageLive,
  usageParty,
  usagePeople,
  usageQuality,
  usageRetention,
  usageShapes,
  usageSummary,
} from './usage-values.ts';
import { day, instant, page, pageInput, version, versionHeader } from './values.ts';

export type * from './usage-values.ts';

const period = { from: day.describe('First day'), to: day.describe('Last day, inclusive') };
const refusals = ['period_wrong', 'totals_only', 'still_counting', 'takes_too_long'] as const;
const common = { permission: 'administrator', tag: 'Usage', problems: refusals } as const;
const sorted = <Key extends string>(first: Key, ...rest: Key[]) => ({
  sort: z.enum([first, ...rest]).default(first),
  order: z.enum(['ascending', 'descending']).default('descending'),
});

/** What a table of members, rooms or video systems shows, and in which order. */
export const partyChoice = z.object({
  ...period,
  search: z.string().max(100).optional().describe('Part of the name or the video address'),
  used: z.enum(['all', 'used', 'unused']).default('all').describe('`unused`: not in any call of the period'),
  ...sorted('callSeconds', 'name', 'meetings', 'directCalls', 'joins', 'roomSeconds'),
});
export type PartyChoice = z.infer<typeof partyChoice>;

export const callFigure = z.enum(callFigures);
export type CallFigure = z.infer<typeof callFigure>;

const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most).optional();

/** Which calls: all filters together. */
export const callChoice = z.object({
  ...period,
  figure: callFigure.default('calls'),
  party: z.string().max(64).optional().describe('Member or video system, by the id of the table'),
  room: z.string().max(64).optional(),
  client: z.string().max(40).optional(),
  cause: z.string().max(40).optional().describe('Why connections were not good, as in the quality of the period'),
  weekday: whole(1, 7).describe('1 = Monday … 7 = Sunday; what lies in such days'),
  hour: whole(0, 23).describe('What lies in this hour of the day'),
  parties: whole(0, 100_000).describe('Meetings of so many distinct parties'),
  partiesTo: whole(0, 100_000).describe('Of `parties` and up to so many'),
  minutes: whole(0, 100_000).describe('Meetings of so many whole minutes'),
  minutesTo: whole(0, 100_000).describe('Of `minutes` and up to so many'),
});
export type CallChoice = z.infer<typeof callChoice>;

export const reportEvery = z.enum(['never', 'week', 'month']);

/** What can be exported, as the page shows it. */
export const exportedUsage = z.enum([
  'summary',
  'days',
  'hours',
  'kinds',
  'clients',
  'sizes',
  'lengths',
  'quality',
  'members',
  'rooms',
  'video-systems',
  'calls',
  'legs',
]);

const companiesSort = z.enum(['name', 'calls', 'joins', 'callSeconds', 'previousSeconds', 'allSeconds']);

const report = z.object({
  every: reportEvery,
  /** Where it goes: the administrator's own email. */
  address: z.string(),
  /** How often it comes: where privacy shows whole months only, once a month instead of every week. */
  comes: reportEvery,
  /** The day on which the next one comes. */
  next: day.nullable(),
  /** Whether the service sends mail at all. */
  sendsMail: z.boolean(),
  version,
});

/** What holds for a list. */
const seenAs = {
  /** The strictest that has been in force since the first day. */
  privacy: statisticsPrivacy,
  /** Days before it are sealed, and their records deleted; null where the list has all. */
  incompleteBefore: day.nullable(),
};

const table = (path: `/usage/${string}`, what: string) =>
  method({ ...common, verb: 'GET', path, summary: `${what} and how much each was used in a period` })
    .input(z.strictObject({ ...pageInput, ...partyChoice.shape }))
    .output(page(usageParty).extend({ timeZone: z.string(), ...seenAs }));

const chart = <Item extends z.ZodType>(path: `/usage/${string}`, summary: string, item: Item) =>
  method({ ...common, verb: 'GET', path, summary })
    .input(z.strictObject(period))
    .output(z.object({ timeZone: z.string(), items: z.array(item) }));

export const usage = {
  summary: method({
    ...common,
    verb: 'GET',
    path: '/usage/summary',
    summary: 'Figures of a period, beside the preceding one and the same a year before',
  })
    .input(z.strictObject(period))
    .output(usageSummary),
  people: method({
    ...common,
    verb: 'GET',
    path: '/usage/people',
    summary: 'How many members were in a call in a period',
  })
    .input(z.strictObject(period))
    .output(usagePeople),
  days: chart('/usage/days', 'Figures of each day of a period, in the company’s time zone', usageDay),
  hours: chart('/usage/hours', 'Call seconds by weekday and hour', usageHour),
  clients: chart('/usage/clients', 'Joins and call seconds by browser, and by video systems', usageClient),
  shapes: method({
    ...common,
    verb: 'GET',
    path: '/usage/meeting-shapes',
    summary: 'Meetings by size and by length',
  })
    .input(z.strictObject(period))
    .output(usageShapes),
  quality: method({ ...common, verb: 'GET', path: '/usage/quality', summary: 'How good the network was, and why not' })
    .input(z.strictObject(period))
    .output(usageQuality),
  members: table('/usage/members', 'Members'),
  rooms: table('/usage/rooms', 'Rooms'),
  videoSystems: table('/usage/video-systems', 'Video systems'),
  live: method({
    permission: 'administrator',
    tag: 'Usage',
    verb: 'GET',
    path: '/usage/live',
    summary: 'The calls that go on right now',
    problems: ['totals_only', 'pseudonyms_only'],
  }).output(usageLive),
  calls: method({
    ...common,
    verb: 'GET',
    path: '/usage/calls',
    summary: 'The calls behind a figure, newest first; their amounts add up to it',
  })
    .input(z.strictObject({ ...pageInput, ...callChoice.shape }))
    .output(
      page(usageCall).extend({
        timeZone: z.string(),
        /** Sum of the amounts of all that the filters let through. */
        sum: z.number().int(),
        /** Of `peak`: when most legs were open. */
        peakAt: instant.nullable(),
        ...seenAs,
      }),
    ),
  call: method({
    permission: 'administrator',
    tag: 'Usage',
    verb: 'GET',
    path: '/usage/calls/{id}',
    summary: 'A call: who was in it, when, and how it ended',
    problems: ['not_found', 'totals_only'],
  })
    .input(z.strictObject({ id: z.string().max(64) }))
    .output(usageCallDetail),
  export: method({
    ...common,
    verb: 'GET',
    path: '/exports/usage',
    summary: 'What the page shows as CSV or JSON, or the calls and legs themselves',
    gives: 'text/csv',
  })
    .input(
      z.strictObject({
        what: exportedUsage,
        format: z.enum(['csv', 'json']).default('csv'),
        ...callChoice.shape,
        search: partyChoice.shape.search,
        used: partyChoice.shape.used,
        sort: partyChoice.shape.sort,
        order: partyChoice.shape.order,
      }),
    )
    .output(download),
  retention: method({
    permission: 'administrator',
    tag: 'Usage',
    verb: 'GET',
    path: '/usage/retention',
    summary: 'What is deleted in the next night, and what went in earlier ones',
  }).output(usageRetention),
  report: method({
    permission: 'administrator',
    tag: 'Usage',
    verb: 'GET',
    path: '/usage/report',
    summary: 'How often the figures are mailed to me',
    byToken: false,
  }).output(report),
  setReport: method({
    permission: 'administrator',
    tag: 'Usage',
    verb: 'PUT',
    path: '/usage/report',
    summary: 'Choose how often the figures are mailed to me',
    input: 'detailed',
    byToken: false,
    problems: ['stale', 'version_missing'],
  })
    .input(z.object({ headers: versionHeader, body: z.strictObject({ every: reportEvery }) }))
    .output(report),
  ofCompanies: method({
    permission: 'operator',
    tag: 'Operator',
    verb: 'GET',
    path: '/operator/usage',
    summary: 'Totals of every company by month, without anything about persons',
  })
    .input(
      z.strictObject({
        months: z.coerce.number().int().min(1).max(24).default(12),
        ...pageInput,
        sort: companiesSort.default('name').describe('By name, this month, the one before, or all months together'),
        order: z.enum(['ascending', 'descending']).default('ascending'),
      }),
    )
    .output(
      page(
        z.object({
          id: companyId,
          name: z.string(),
          /** One for each month of UTC, the oldest first, the present one last. */
          months: z.array(
            z.object({ month: day, calls: z.number().int(), joins: z.number().int(), callSeconds: z.number().int() }),
          ),
        }),
      ),
    ),
};
