import type { CompanyId, LegId, RoomId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { lockMeeting, type MeetingRow, type PartyRow, partiesOf } from '../queries.ts';

/** A party that acts in a meeting, and where. */
export interface PartyPlace {
  company: CompanyId;
  room: RoomId;
  leg: LegId;
}

/** A meeting under its lock, with the party that acts in it. */
export interface Held {
  trx: Trx;
  meeting: MeetingRow;
  /** In the order of their arrival, those who wait too. */
  parties: readonly PartyRow[];
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
      const meeting = await lockMeeting(trx, company, room);
      if (!meeting) throw new Problem('not_in_meeting');
      const parties = await partiesOf(trx, company, room);
      return run({ trx, meeting, parties, party: actingParty(parties, leg) });
    });
}

/** The party that acts. Throws `not_in_meeting` where it waits, or left. */
export function actingParty(parties: readonly PartyRow[], leg: LegId): PartyRow {
  const party = parties.find(({ legId }) => legId === leg);
  if (party?.state !== 'in') throw new Problem('not_in_meeting');
  return party;
}
