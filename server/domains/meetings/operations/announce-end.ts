import type { MeetingContext } from '../context.ts';
import { announcedEnd, type MeetingPlace, plannedEnd, type TimeLimits } from '../policy.ts';
import { lockWhole, type MeetingRow } from '../queries.ts';
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

/** Whether anything of it has changed. */
export function passes(meeting: MeetingRow, place: MeetingPlace, limits: TimeLimits, now: Date): boolean {
  const { endsAt, endsWhy, lockedUntil } = passing(meeting, place, limits, now);
  return (
    meeting.endsAt?.getTime() !== endsAt?.getTime() ||
    meeting.endsWhy !== endsWhy ||
    meeting.lockedUntil?.getTime() !== lockedUntil?.getTime()
  );
}

/** Announces the end of a meeting that comes near, takes back one that does not come any more, and ends a lock in time. */
export async function announceEnd(
  { platform }: MeetingContext,
  seen: MeetingRow,
  place: MeetingPlace,
  limits: TimeLimits,
): Promise<void> {
  const { companyId, roomId } = seen;
  const now = platform.clock.now();
  if (!passes(seen, place, limits, now)) return;
  await platform.database
    .forCompany(companyId)
    .transaction()
    .execute(async (trx) => {
      const locked = await lockWhole(trx, companyId, roomId);
      if (!locked) return;
      const { meeting, parties } = locked;
      await settle({ platform }, trx, { ...meeting, ...passing(meeting, place, limits, now) }, parties, now);
    });
}
