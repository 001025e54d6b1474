import type { CompanyId, LegId, RoomId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { type LockedMeeting, lockWhole, type PartyRow } from '../queries.ts';

/** A party that acts in a meeting, and where. */
export interface PartyPlace {
  company: CompanyId;
  room: RoomId;
  leg: LegId;
}

/** A meeting under its lock, with the party that acts in it. */
export interface Held extends LockedMeeting {
  trx: Trx;
  party: PartyRow;
}

/** Runs on the locked meeting, once the party that acts is found to be in it. Throws `not_in_meeting`. */
export function inMeeting<Outcome>(
  { platform }: Pick<MeetingContext, 'platform'>,
  { company, room, leg }: PartyPlace,
  run: (held: Held) => Promise<Outcome>,
): Promise<Outcome> {
  return platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const locked = await lockWhole(trx, company, room);
      if (!locked) throw new Problem('not_in_meeting');
      return run({ trx, ...locked, party: actingParty(locked.parties, leg) });
    });
}

/** The party that acts. Throws `not_in_meeting` where it waits, or left. */
export function actingParty(parties: readonly PartyRow[], leg: LegId): PartyRow {
  const party = parties.find(({ legId }) => legId === leg);
  if (party?.state !== 'in') throw new Problem('not_in_meeting');
  return party;
}
