import type { LegId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { lockMeeting, type MeetingRow, type PartyRow, partiesOf } from '../queries.ts';
import type { Keeper } from './let-in.ts';
import { settle } from './settle.ts';

/** A meeting under its lock, with who has control of it and acts. */
export interface Held {
  trx: Trx;
  meeting: MeetingRow;
  /** In the order of their arrival, those who wait too. */
  parties: readonly PartyRow[];
  keeper: PartyRow;
}

/**
 * Runs on the locked meeting, once the party that acts is found to be in it and to have control; tells every node
 * afterwards where `run` answers true. Throws `not_in_meeting`, `not_allowed`.
 */
export function withControl(
  { platform }: Pick<MeetingContext, 'platform'>,
  { company, room, leg }: Keeper,
  run: (held: Held) => Promise<boolean>,
): Promise<void> {
  return platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const meeting = await lockMeeting(trx, company, room);
      const parties = meeting ? await partiesOf(trx, company, room) : [];
      if (!meeting) throw new Problem('not_in_meeting');
      const keeper = requireControl(parties, leg);
      const isChanged = await run({ trx, meeting, parties, keeper });
      if (!isChanged) return;
      // Whether a host is there may have changed too.
      await settle({ platform }, trx, meeting, await partiesOf(trx, company, room), platform.clock.now());
    });
}

/** The party that acts. Throws `not_in_meeting`, `not_allowed`. */
export function requireControl(parties: readonly PartyRow[], leg: LegId): PartyRow {
  const keeper = parties.find(({ legId }) => legId === leg);
  if (keeper?.state !== 'in') throw new Problem('not_in_meeting');
  if (!keeper.control)
    throw new Problem('not_allowed', { detail: 'Only whoever has control of the meeting does this.' });
  return keeper;
}

/** One who is in. Throws `not_found`. */
export function findInside(parties: readonly PartyRow[], leg: LegId): PartyRow {
  const found = parties.find(({ legId, state }) => legId === leg && state === 'in');
  if (!found) throw new Problem('not_found', { detail: 'Who this is about is not in the meeting any more.' });
  return found;
}

/** One who is in, or all who are. Throws `not_found`. */
export const insideOrAll = (parties: readonly PartyRow[], who: LegId | 'all'): readonly PartyRow[] =>
  who === 'all' ? parties.filter(({ state }) => state === 'in') : [findInside(parties, who)];

export const legsOf = (parties: readonly PartyRow[]): LegId[] => parties.map(({ legId }) => legId);
