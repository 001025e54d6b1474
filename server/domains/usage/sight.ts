import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { StatisticsPrivacy } from '../../../contract/settings.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { callingMember, type RequestContext } from '../../platform/http/request-context.ts';
import { announceChange } from '../../platform/live/changes.ts';
import type { Platform } from '../../platform/platform.ts';
import { privacyHistory, strictestSince } from '../companies/index.ts';
import { earliestJoin } from './facts.ts';
import { countWaiting } from './operations/count-waiting.ts';
import { standingOf } from './pending-queries.ts';
import { addDays, dayIn, isPeriod, isWholeMonths, type Period } from './period.ts';
import { type Pseudonyms, pseudonymsOf, shortPseudonym } from './pseudonyms.ts';

/** Milliseconds for which a question waits until everything is counted. */
const patience = 2000;

/** Milliseconds after which a statement of a question is cancelled. */
const longest = 10_000;

/**
 * How much is asked for: sums of months, figures of days, records and parties and lists of them that have to add up to
 * figures, or facts that are in no figure, for which nothing has to be counted first.
 */
export type Detail = 'months' | 'days' | 'records' | 'facts';

/** Days with calls that go on, and an instant that no leg in them joined before. */
export type Live = (Period & { since: Date }) | null;

/**
 * What a company's privacy lets somebody see of its usage. Every figure, table, list and export is read through one, and
 * names, ids and times go out through it.
 */
export interface Sight {
  db: Db;
  company: CompanyId;
  timeZone: string;
  today: string;
  period: Period;
  /** Holds for the period. */
  privacy: StatisticsPrivacy;
  /** Holds for another one. */
  privacyOf(period: Period): StatisticsPrivacy;
  sealedBefore: string | null;
  /** Figures of these days are made from the facts, because calls go on in them. */
  live: Live;
  /** Up to when they are counted. */
  countedUpTo: Date;
  /** The id as it goes out, and the one that came in; null for what is no id. */
  showId(id: string): string;
  findId(shown: string): string | null;
  showPerson(person: ShownPerson & { kind: string }): ShownPerson;
  showRoom(room: ShownRoom & { personal: boolean }): ShownRoom;
  showTime(at: Date): string;
}

export interface ShownPerson {
  id: string | null;
  name: string;
}

export interface ShownRoom {
  id: string;
  name: string;
  videoAddress: string | null;
}

type Needs = Pick<Platform, 'database' | 'clock' | 'secrets' | 'metrics'>;

/**
 * Opens the sight of the calling administrator on a period.
 * @throws Problem `period_wrong`; `totals_only` where the company's privacy refuses that much detail; `still_counting`
 */
export const lookAt = (platform: Needs, context: RequestContext, period: Period, detail: Detail): Promise<Sight> =>
  lookAsCompany(platform, callingMember(context).company, period, detail);

/** Of one call: when it started, which decides exactly whose privacy it is under, and whether it was named by a pseudonym. */
export interface OneCall {
  startedAt: Date;
  hidden: boolean;
}

/** The same for what the service does by itself, or for one call. */
export async function lookAsCompany(
  platform: Needs,
  company: CompanyId,
  period: Period,
  detail: Detail,
  call?: OneCall,
): Promise<Sight> {
  if (!isPeriod(period)) throw new Problem('period_wrong');
  const { database, clock, secrets, metrics } = platform;
  const db = database.forCompany(company, longest);
  const [standing, history, open] = await Promise.all([
    standingOf(db, company),
    privacyHistory(db, company),
    openLegsOf(db, company),
  ]);
  const privacyOf = ({ from }: Period) => strictestSince(history, safelyBefore(from));
  const held = call ? strictestSince(history, call.startedAt) : privacyOf(period);
  // Whoever opens a call of a list under pseudonyms learns no name: it would tell who all of that person's calls are.
  const privacy = call?.hidden && held === 'per-person' ? 'pseudonyms' : held;
  if (privacy === 'totals-only' && (detail !== 'months' || !isWholeMonths(period))) throw new Problem('totals_only');
  const { timeZone, countedZone, sealedBefore } = standing;
  if (detail !== 'facts' && (standing.waits || (countedZone !== null && countedZone !== timeZone))) {
    const started = performance.now();
    const isDone = await countWaiting(database.forCompany(company), company, database.kind, {
      until: () => performance.now() - started > patience,
      onRefused: (records) => metrics.usageRefused.inc(records),
    });
    if (!isDone) throw new Problem('still_counting', { retryAfter: 5 });
  }
  const now = clock.now();
  const today = dayIn(timeZone, now);
  // Where only totals are shown, nobody sees that somebody is in a call right now.
  const shown = privacy === 'totals-only' ? null : open;
  const live = shown?.since
    ? await liveSince(db, company, { from: dayIn(timeZone, shown.since), to: today }, timeZone)
    : null;
  const countedUpTo = shown?.provenUntil ?? now;
  const base = {
    db,
    company,
    timeZone,
    today,
    period,
    privacy,
    privacyOf,
    sealedBefore,
    live,
    countedUpTo,
  };
  if (privacy === 'per-person') return { ...base, ...plainly };
  return { ...base, ...hiding(pseudonymsOf(secrets, company), timeZone, await sharedSystems(db, company)) };
}

/** The video systems that belong to no single member; what is known no more is not among them. */
async function sharedSystems(db: Db, company: CompanyId): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ id: string }>`
    select id from usage_who where company_id = ${company} and kind = 'video-system' and owner_id is null`.execute(db);
  return new Set(rows.map(({ id }) => id));
}

const liveSince = async (db: Db, company: CompanyId, days: Period, timeZone: string) => ({
  ...days,
  since: await earliestJoin(db, company, days.from, timeZone),
});

/**
 * An instant before which no call began that reaches into a day of any zone: a call lasts for a day at most. So nothing of a
 * stricter time slips into what a looser one shows.
 */
const safelyBefore = (day: string) => new Date(`${addDays(day, -2)}T00:00:00Z`);

/**
 * Tells open pages, in the transaction in which legs end, that there is something new; not where privacy hides when
 * somebody is in a call, of which the news alone would tell to the second.
 */
export async function tellUsage(trx: Trx, company: CompanyId): Promise<void> {
  const now = (await privacyHistory(trx, company)).at(-1)?.privacy;
  if (now === 'per-person') await announceChange(trx, company, 'usage');
}

/** Whether a company shows whole months only, now. */
export const showsMonthsOnly = async (db: Db, company: CompanyId): Promise<boolean> =>
  (await privacyHistory(db, company)).at(-1)?.privacy === 'totals-only';

/**
 * Tells of what was recorded since an instant whether its records may be counted by days, as retention does; where only
 * whole months are shown, no count of a night is.
 */
export async function mayCountSince(db: Db, company: CompanyId): Promise<(since: Date) => boolean> {
  const history = await privacyHistory(db, company);
  return (since) => strictestSince(history, since) !== 'totals-only';
}

/** What holds for a list that is read through a sight. */
export const seenAs = ({ timeZone, privacy, period, sealedBefore }: Sight) => ({
  timeZone,
  privacy,
  incompleteBefore: sealedBefore !== null && period.from < sealedBefore ? sealedBefore : null,
});

async function openLegsOf(db: Db, company: CompanyId): Promise<{ since: Date | null; provenUntil: Date | null }> {
  const { rows } = await sql<{ since: Date | null; provenUntil: Date | null }>`
    select least(min(l.joined_at), min(c.started_at)) as since, max(l.alive_at) as proven_until
    from leg l left join call c on c.company_id = l.company_id and c.id = l.call_id
    where l.company_id = ${company} and l.left_at is null and not l.elsewhere`.execute(db);
  return rows[0] ?? { since: null, provenUntil: null };
}

type Showing = Pick<Sight, 'showId' | 'findId' | 'showPerson' | 'showRoom' | 'showTime'>;

export const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const plainly: Showing = {
  showId: (id) => id,
  findId: (shown) => (uuid.test(shown) ? shown : null),
  showPerson: ({ id, name }) => ({ id, name }),
  showRoom: ({ personal: _, ...room }) => room,
  showTime: (at) => at.toISOString(),
};

/** Persons, and rooms and systems of one person, by pseudonyms, guests as guests, times to the hour. */
const hiding = ({ hide, find }: Pseudonyms, timeZone: string, shared: ReadonlySet<string>): Showing => ({
  showId: hide,
  findId: find,
  showPerson({ id, kind, name }) {
    if (id === null || kind === 'guest') return { id: null, name: 'Guest' };
    const hidden = hide(id);
    if (kind !== 'video-system') return { id: hidden, name: `Person ${shortPseudonym(hidden)}` };
    return { id: hidden, name: shared.has(id) ? name : `Personal system ${shortPseudonym(hidden)}` };
  },
  showRoom({ personal, id, name, videoAddress }) {
    const hidden = hide(id);
    return personal
      ? { id: hidden, name: `Personal room ${shortPseudonym(hidden)}`, videoAddress: null }
      : { id: hidden, name, videoAddress };
  },
  showTime: (at) => hourOf(at, timeZone).toISOString(),
});

/** Beginning of the hour of a time zone that an instant is in. */
function hourOf(at: Date, timeZone: string): Date {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, minute: 'numeric' }).format(at);
  const minute = Math.floor(at.getTime() / 60_000) * 60_000;
  return new Date(minute - Number(parts) * 60_000);
}
