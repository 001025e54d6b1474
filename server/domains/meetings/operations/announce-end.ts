import type { MeetingContext } from '../context.ts';
import { announcedEnd, type MeetingPlace, plannedEnd, type TimeLimits } from '../policy.ts';
import { lockMeeting, type MeetingRow, partiesOf } from '../queries.ts';
import { settle } from './settle.ts';

/** What of a meeting changes with time alone: the end that is announced, and a lock that holds no more. */
const passing = (meeting: MeetingRow, place: MeetingPlace, limits: TimeLimits, now: Date) => {
  const end = announcedEnd(meeting, plannedEnd(meeting, place, limits), now);
  const { lockedUntil } = meeting;
  return {
    endsAt: end?.at ?? null,
    endsWhy: end?.why ?? null,
    lockedUntil: lockedUntil && lockedUntil <= now ? null : lockedUntil,
  };
};

/** Announces the end of a meeting that comes near, takes back one that does not come any more, and ends a lock in time. */
export async function announceEnd(
  { platform }: MeetingContext,
  seen: MeetingRow,
  place: MeetingPlace,
  limits: TimeLimits,
): Promise<void> {
  const { companyId, roomId } = seen;
  const now = platform.clock.now();
  if (isSame(seen, passing(seen, place, limits, now))) return;
  await platform.database
    .forCompany(companyId)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockMeeting(trx, companyId, roomId);
      if (!meeting) return;
      const change = passing(meeting, place, limits, now);
      await settle({ platform }, trx, { ...meeting, ...change }, await partiesOf(trx, companyId, roomId), now);
    });
}

const isSame = (one: MeetingRow, other: ReturnType<typeof passing>): boolean =>
  one.endsAt?.getTime() === other.endsAt?.getTime() &&
  one.endsWhy === other.endsWhy &&
  one.lockedUntil?.getTime() === other.lockedUntil?.getTime();
