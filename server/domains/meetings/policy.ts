import type { EndsWhy } from '../../../contract/live.ts';

/** Limits of a company's meetings, in minutes (product, section 5). */
export interface TimeLimits {
  /** After the last host has left, in rooms with a host PIN. */
  withoutHostMinutes: number;
  alonePersonalMinutes: number;
  aloneTeamMinutes: number;
  longestMinutes: number;
}

/** From when on an end is announced: a minute before, and the time until the next sweep. */
const announcedSeconds = 60;
const announceFromSeconds = 75;

/** How long a lock holds at most, in hours. */
export const lockHours = 24;

/** Seconds for which a call rings. */
export const ringSeconds = 45;

/** Seconds without a proof after which a party's node counts as gone: the party shows as disconnected. */
export const disconnectedAfterSeconds = 25;

/** Seconds after which a party without a socket is gone where the media server says that its media is; a reload takes less. */
const goneAfterSeconds = 20;

/** Whether neither the service nor the media server has had a connection of a party for a while. */
export function isGone(
  { node, aliveAt, mediaGoneAt }: { node: string | null; aliveAt: Date; mediaGoneAt: Date | null },
  now: Date,
): boolean {
  if (node !== null || !mediaGoneAt) return false;
  return Math.max(aliveAt.getTime(), mediaGoneAt.getTime()) <= now.getTime() - goneAfterSeconds * 1000;
}

/** Who lets others in and refuses them: control, and a host by PIN (product, section 5). */
export const mayLetIn = ({ role, control }: { role: 'host' | 'guest'; control: boolean }): boolean =>
  control || role === 'host';

/**
 * Seats that are left. The last one is kept for somebody with control while nobody of them is in, so that nobody else
 * fills a room before its owner comes.
 */
export function seatsLeft(inside: readonly { control: boolean }[], maxParties: number, control: boolean): number {
  const kept = control || inside.some((party) => party.control) ? 0 : 1;
  return maxParties - inside.length - kept;
}

export interface MeetingClock {
  startedAt: Date | null;
  hostLeftAt: Date | null;
  aloneSince: Date | null;
  /** As it was announced. */
  endsAt: Date | null;
  endsWhy: EndsWhy | null;
}

/** What the limits ask of where a meeting is; a direct call has no room. */
export interface MeetingPlace {
  kind: 'personal' | 'team' | 'direct';
  hasHostPin: boolean;
}

export interface PlannedEnd {
  at: Date;
  why: EndsWhy;
}

/** When a meeting ends by itself if nothing changes, and why: the first of what its clocks say; null before it begins. */
export function plannedEnd(meeting: MeetingClock, place: MeetingPlace, limits: TimeLimits): PlannedEnd | null {
  const alone = place.kind === 'team' ? limits.aloneTeamMinutes : limits.alonePersonalMinutes;
  const clocks = [
    { why: 'longest', since: meeting.startedAt, minutes: limits.longestMinutes },
    { why: 'no-host', since: place.hasHostPin ? meeting.hostLeftAt : null, minutes: limits.withoutHostMinutes },
    { why: 'alone', since: place.kind === 'direct' ? null : meeting.aloneSince, minutes: alone },
  ] as const;
  const ends = clocks.flatMap(({ why, since, minutes }) =>
    since ? [{ why, at: new Date(since.getTime() + minutes * 60_000) }] : [],
  );
  return ends.toSorted((one, other) => one.at.getTime() - other.at.getTime())[0] ?? null;
}

/** The end that is to be announced now, or stays so; never less than a minute after it was. Null for none. */
export function announcedEnd(meeting: MeetingClock, planned: PlannedEnd | null, now: Date): PlannedEnd | null {
  if (!planned || planned.at.getTime() - now.getTime() > announceFromSeconds * 1000) return null;
  if (meeting.endsAt && meeting.endsWhy === planned.why) return { at: meeting.endsAt, why: planned.why };
  const soonest = now.getTime() + announcedSeconds * 1000;
  return { at: new Date(Math.max(planned.at.getTime(), soonest)), why: planned.why };
}

/** Whether a meeting must end now, by what was announced. */
export const isOver = ({ endsAt }: Pick<MeetingClock, 'endsAt'>, now: Date): boolean =>
  endsAt !== null && endsAt <= now;

/** What the clocks of a meeting are after a change of who is in. Of several hosts the last one counts. */
export function settleClocks(
  before: MeetingClock,
  inside: readonly { role: 'host' | 'guest' }[],
  now: Date,
): MeetingClock {
  if (inside.length === 0) {
    return { startedAt: null, hostLeftAt: null, aloneSince: null, endsAt: null, endsWhy: null };
  }
  const hasHost = inside.some(({ role }) => role === 'host');
  const clocks = {
    startedAt: before.startedAt ?? now,
    hostLeftAt: hasHost ? null : (before.hostLeftAt ?? now),
    aloneSince: inside.length === 1 ? (before.aloneSince ?? now) : null,
  };
  const holds = { longest: true, 'no-host': clocks.hostLeftAt !== null, alone: clocks.aloneSince !== null };
  const stays = before.endsWhy !== null && holds[before.endsWhy];
  return { ...clocks, endsAt: stays ? before.endsAt : null, endsWhy: stays ? before.endsWhy : null };
}
