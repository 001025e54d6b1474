import { z } from 'zod';
import { download, method } from './method.ts';
import { day, email, instant, page, pageInput, version, versionHeader } from './values.ts';

const json = z.record(z.string(), z.unknown());

/** Who did it, with the name of then. */
export const activityActor = z.object({
  kind: z.enum(['member', 'operator', 'video-system', 'service']),
  /** Null for the service itself. */
  id: z.uuid().nullable(),
  name: z.string(),
});

export const activityRow = z.object({
  id: z.uuid(),
  at: instant,
  actor: activityActor,
  /** Name of the access token that it was done with. */
  via: z.string().nullable(),
  /** Object and past participle: `member.invited`. */
  act: z.string(),
  object: z.object({ kind: z.string(), id: z.uuid(), name: z.string() }).nullable(),
  /** Network address that it came from. */
  origin: z.string().nullable(),
  /** What changed, as it was; field names as in the API. */
  before: json.nullable(),
  after: json.nullable(),
  /** Whether a person was taken out of it by rule. */
  erased: z.boolean(),
  /** Place in the company's chain; null until it is sealed, within 5 seconds. */
  position: z.number().int().nullable(),
  /** Long lists in it stand with their first 50 items here; how many there are, by path: `after.people`. */
  more: z.record(z.string(), z.number().int()),
});
export type ActivityRow = z.infer<typeof activityRow>;

/** Days that a log can have. */
const logDay = day.refine((text) => text >= '1970-01-01', 'Choose a later day');

/** What the list shows, and in which order. */
const choice = {
  search: z
    .string()
    .max(100)
    .optional()
    .describe('Part of the name of who, of what, of the act or the network address'),
  from: logDay.optional().describe('First day, in the company’s time zone'),
  to: logDay.optional().describe('Last day, inclusive'),
  actor: z.uuid().optional().describe('Id of who did it'),
  object: z.uuid().optional().describe('Id of what it was done to'),
  kind: z.string().max(60).optional().describe('Kind of what it was done to: `member`, `session` …'),
  act: z.string().max(60).optional(),
  sort: z.enum(['at']).default('at'),
  order: z.enum(['ascending', 'descending']).default('descending'),
};

export const activityColumns = [
  'at',
  'actor',
  'act',
  'object',
  'origin',
  'via',
  'before',
  'after',
  'position',
] as const;

const every = z.enum(['day', 'week']);

export const activityHeadMail = z.object({
  /** Null: it is mailed to nobody. */
  address: z.string().nullable(),
  every,
  version,
  sentAt: instant.nullable(),
  /** Whether the service sends mail at all. */
  sendsMail: z.boolean(),
  /** The newest sealed place of the chain; null before the first. */
  head: z.object({ position: z.number().int(), digest: z.string() }).nullable(),
  /** Entries that are not sealed yet. */
  waiting: z.number().int(),
  /** Months that entries are kept. */
  retentionMonths: z.number().int(),
});
export type ActivityHeadMail = z.infer<typeof activityHeadMail>;

const common = { permission: 'administrator', tag: 'Activity' } as const;

export const activity = {
  list: method({ ...common, verb: 'GET', path: '/company/activity', summary: 'Who did what to what, when, from where' })
    .input(z.strictObject({ ...pageInput, ...choice }))
    .output(
      page(activityRow).extend({
        /** Whether there are more than `total` says: nobody counts a log to its end. */
        totalIsLeast: z.boolean(),
      }),
    ),
  get: method({ ...common, verb: 'GET', path: '/company/activity/{id}', summary: 'An entry of the log, whole' })
    .input(z.strictObject({ id: z.uuid() }))
    .output(activityRow),
  export: method({
    ...common,
    verb: 'GET',
    path: '/exports/activity',
    summary: 'The activity log as CSV: what the list shows with the same search, filters and order',
    gives: 'text/csv',
  })
    .input(z.strictObject({ ...choice, columns: z.array(z.string().max(40)).max(30).optional() }))
    .output(download),
  headMail: method({
    ...common,
    verb: 'GET',
    path: '/company/activity/head-mail',
    summary: 'The head of the log’s chain, and whom it is mailed to',
  }).output(activityHeadMail),
  setHeadMail: method({
    ...common,
    verb: 'PUT',
    path: '/company/activity/head-mail',
    summary: 'Choose whom the head of the log’s chain is mailed to',
    input: 'detailed',
    problems: ['stale', 'version_missing'],
  })
    .input(z.object({ headers: versionHeader, body: z.strictObject({ address: email.nullable(), every }) }))
    .output(activityHeadMail),
};
