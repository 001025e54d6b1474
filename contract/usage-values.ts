import { z } from 'zod';
import { callQuality } from './quality.ts';
import { statisticsPrivacy } from './settings.ts';
import { day, instant } from './values.ts';

/** What usage is asked for and what it answers. Times are seconds; days are the company's. */

const count = z.number().int();

/**
 * A figure beside the same of the preceding period and of the same period a year before. Null where it is not shown: too
 * few people for the company's privacy, no meeting to take a median of, or a sealed time whose people are known no more.
 */
export const usageFigure = z.object({
  value: count.nullable(),
  previous: count.nullable(),
  yearBefore: count.nullable(),
});
export type UsageFigure = z.infer<typeof usageFigure>;

const periods = {
  from: day,
  to: day,
  previousFrom: day,
  previousTo: day,
  yearBeforeFrom: day,
  yearBeforeTo: day,
  timeZone: z.string(),
  /** Up to when calls that go on are counted. */
  countedUpTo: instant,
  /** What holds for this period: the strictest that has been in force since its first day. */
  privacy: statisticsPrivacy,
  /** Days before it are sealed: their records are deleted, their totals stay. Null where there are none. */
  sealedBefore: day.nullable(),
};

export const usageSummary = z.object({
  ...periods,
  calls: usageFigure,
  meetings: usageFigure,
  directCalls: usageFigure,
  unanswered: usageFigure,
  joins: usageFigure,
  guestJoins: usageFigure,
  callSeconds: usageFigure,
  meetingSeconds: usageFigure,
  directSeconds: usageFigure,
  roomSeconds: usageFigure,
  /** Most legs open at the same moment. */
  peak: usageFigure,
  /** Distinct parties of a meeting; whole minutes from first join to last leave. */
  meetingSizeMedian: usageFigure,
  meetingSizeP90: usageFigure,
  meetingMinutesMedian: usageFigure,
  meetingMinutesP90: usageFigure,
});
export type UsageSummary = z.infer<typeof usageSummary>;

export const usagePeople = z.object({
  ...periods,
  /** Distinct members with a leg. */
  people: usageFigure,
  /** Members that there are now. */
  members: count,
});
export type UsagePeople = z.infer<typeof usagePeople>;

export const usageDay = z.object({
  day,
  calls: count,
  meetings: count,
  directCalls: count,
  unanswered: count,
  joins: count,
  guestJoins: count,
  callSeconds: count,
  meetingSeconds: count,
  directSeconds: count,
  roomSeconds: count,
  peak: count,
});
export type UsageDay = z.infer<typeof usageDay>;

export const usageHour = z.object({
  weekday: count.describe('1 = Monday … 7 = Sunday (ISO 8601)'),
  hour: count,
  callSeconds: count,
});

export const usageClient = z.object({
  /** Family of the browser in small letters (`chrome`), `video-system`, or `unknown`. */
  client: z.string(),
  joins: count,
  callSeconds: count,
});

export const usageShapes = z.object({
  timeZone: z.string(),
  /** Meetings by how many distinct parties they had; sizes without a meeting are absent. */
  sizes: z.array(z.object({ parties: count, meetings: count })),
  /** Meetings by how many whole minutes they lasted; lengths without a meeting are absent. */
  lengths: z.array(z.object({ minutes: count, meetings: count })),
});

export const usageQuality = z.object({
  timeZone: z.string(),
  /** Seconds of legs that started in the period, as far as their quality was recorded. */
  goodSeconds: count,
  fairSeconds: count,
  badSeconds: count,
  /** Why seconds were fair or bad, most first: causes as in `quality.ts`. */
  causes: z.array(z.object({ cause: z.string(), seconds: count })),
});

/** A member, a room or a video system in the tables. */
export const usageParty = z.object({
  /** The party's id, or under pseudonyms one that belongs to the pseudonym alone. */
  id: z.string(),
  /** As it was called at its last call in the period. */
  name: z.string(),
  /** What it is called now, where that is something else. */
  nameNow: z.string().nullable(),
  videoAddress: z.string().nullable(),
  /** Removed since. */
  removed: z.boolean(),
  /** A room or a video system that belongs to one member. */
  personal: z.boolean(),
  /** Meetings and direct calls that it came into in the period; of a room, those that started in it. */
  meetings: count,
  directCalls: count,
  joins: count,
  callSeconds: count,
  /** Of a room: time with at least one party in it. Of others 0. */
  roomSeconds: count,
});
export type UsageParty = z.infer<typeof usageParty>;

const person = z.object({
  /** Null for guests. */
  id: z.string().nullable(),
  name: z.string(),
  kind: z.enum(['member', 'guest', 'video-system']),
});

const usageRoom = z.object({ id: z.string(), name: z.string(), videoAddress: z.string().nullable() });

/** Ids are those of the records, or under pseudonyms others that tell nothing of them. */
export const usageCall = z.object({
  id: z.string(),
  kind: z.enum(['meeting', 'direct']),
  /** Under pseudonyms to the hour. */
  startedAt: instant,
  /** Null while it goes on. */
  endedAt: instant.nullable(),
  unanswered: z.boolean(),
  room: usageRoom.nullable(),
  /** Who is in a direct call, at most 3. */
  parties: z.array(person),
  /** Distinct parties. */
  partyCount: count,
  /** First join to last leave. */
  seconds: count,
  /** What of it is in the period, and so in the figures. */
  joins: count,
  callSeconds: count,
  roomSeconds: count,
  /** What it adds to the figure that was asked for. */
  amount: count,
});
export type UsageCall = z.infer<typeof usageCall>;

/** Seconds of a leg by quality, from its measurements; `causes`: seconds that were not good. */
export const legQuality = z.object({
  good: count,
  fair: count,
  bad: count,
  causes: z.record(z.string(), count),
});

export const usageLeg = person.extend({
  leg: z.string(),
  role: z.enum(['host', 'guest']),
  joinedAt: instant,
  leftAt: instant.nullable(),
  seconds: count,
  endReason: z.string().nullable(),
  client: z.string(),
  quality: legQuality.nullable(),
  /** How it was, in a word and a reason; null where nothing was measured. */
  diagnosis: callQuality.nullable(),
  /** How it was over its time, by whole minutes since it began. */
  course: z.array(legQuality.extend({ minute: count })),
});

export const usageCallDetail = usageCall.omit({ amount: true, parties: true }).extend({
  timeZone: z.string(),
  privacy: statisticsPrivacy,
  engine: z.string(),
  legs: z.array(usageLeg),
});
export type UsageCallDetail = z.infer<typeof usageCallDetail>;

export const usageLive = z.object({
  at: instant,
  calls: count,
  legs: count,
  /** At most 200, the newest first. */
  items: z.array(
    z.object({
      id: z.string(),
      kind: z.enum(['meeting', 'direct']),
      startedAt: instant,
      room: usageRoom.nullable(),
      /** At most 50. */
      parties: z.array(person.extend({ role: z.enum(['host', 'guest']), joinedAt: instant })),
      partyCount: count,
    }),
  ),
});

export const usageRetention = z.object({
  months: count,
  /** Records older than this are deleted in the next night. */
  before: instant,
  /** What goes then; null where the company's privacy shows whole months only. */
  calls: count.nullable(),
  legs: count.nullable(),
  sealedBefore: day.nullable(),
  /** Records that came for sealed days and are in no figure. */
  refused: count,
  /** What went in earlier nights, the newest first. */
  cuts: z.array(z.object({ at: instant, before: instant, calls: count.nullable(), legs: count.nullable() })),
});
