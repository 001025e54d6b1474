import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { StatisticsPrivacy } from '../../../contract/settings.ts';
import type { Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import { callingMember, type RequestContext } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { privacySince } from '../companies/index.ts';
import { countWaiting } from './operations/count-waiting.ts';
import { standingOf } from './pending-queries.ts';
import { addDays, dayIn, isPeriod, isWholeMonths, type Period } from './period.ts';
import { type Pseudonyms, pseudonymsOf, shortPseudonym } from './pseudonyms.ts';

/** Milliseconds for which a question waits until everything is counted. */
const patience = 2000;

/**
 * How much is asked for: sums of months, figures of days, records and parties and lists of them that have to add up to
 * figures, or facts that are in no figure, for which nothing has to be counted first.
 */
export type Detail = 'months' | 'days' | 'records' | 'facts';

/** Days with calls that go on. */
export type Live = Period | null;

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
  sealedBefore: string | null;
  /** Figures of these days are made from the facts, because calls go on in them. */
  live: Live;
  /** Up to when they are counted. */
  countedUpTo: Date;
  /** The id as it goes out, and the one that came in; null for what is no id. */
  showId(id: string): string;
  findId(shown: string): string | null;
  showPerson(person: { id: string | null; kind: string; name: string }): { id: string | null; name: string };
  showRoom(room: ShownRoom & { personal: boolean }): ShownRoom;
  showTime(at: Date): string;
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

/** The same for what the service does by itself. */
export async function lookAsCompany(
  platform: Needs,
  company: CompanyId,
  period: Period,
  detail: Detail,
): Promise<Sight> {
  if (!isPeriod(period)) throw new Problem('period_wrong');
  const { database, clock, secrets, metrics } = platform;
  const db = database.forCompany(company);
  const [standing, privacy, open] = await Promise.all([
    standingOf(db, company),
    privacyOf(db, company, period),
    openLegsOf(db, company),
  ]);
  if (privacy === 'totals-only' && (detail !== 'months' || !isWholeMonths(period))) throw new Problem('totals_only');
  const { timeZone, countedZone, sealedBefore } = standing;
  if (detail !== 'facts' && (standing.waits || (countedZone !== null && countedZone !== timeZone))) {
    const started = performance.now();
    const isDone = await countWaiting(db, company, database.kind, {
      until: () => performance.now() - started > patience,
      onRefused: (records) => metrics.usageRefused.inc(records),
    });
    if (!isDone) throw new Problem('still_counting', { retryAfter: 5 });
  }
  const now = clock.now();
  const today = dayIn(timeZone, now);
  // Where only totals are shown, nobody sees that somebody is in a call right now.
  const live = open.since && privacy !== 'totals-only' ? { from: dayIn(timeZone, open.since), to: today } : null;
  const countedUpTo = (privacy !== 'totals-only' && open.provenUntil) || now;
  const base = { db, company, timeZone, today, period, privacy, sealedBefore, live, countedUpTo };
  return { ...base, ...(privacy === 'per-person' ? plainly : hiding(pseudonymsOf(secrets, company), timeZone)) };
}

/** A day earlier than in any zone, so that nothing of a stricter time slips in. */
export const privacyOf = (db: Db, company: CompanyId, { from }: Period): Promise<StatisticsPrivacy> =>
  privacySince(db, company, new Date(`${addDays(from, -1)}T00:00:00Z`));

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

/** Persons and personal rooms by pseudonyms, guests as guests, times to the hour. */
const hiding = ({ hide, find }: Pseudonyms, timeZone: string): Showing => ({
  showId: hide,
  findId: find,
  showPerson({ id, kind, name }) {
    if (id === null || kind === 'guest') return { id: null, name: 'Guest' };
    const hidden = hide(id);
    return { id: hidden, name: kind === 'video-system' ? name : `Person ${shortPseudonym(hidden)}` };
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
