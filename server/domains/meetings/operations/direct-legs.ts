import type { CallId, CompanyId } from '../../../../contract/ids.ts';
import type { EndReason } from '../../../../contract/live.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/random.ts';
import { closeLegs, openDirectCall, openLeg } from '../../call-records/index.ts';
import { announcePresence } from '../../directory/index.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import type { MeetingRow, PartyRow } from '../queries.ts';
import { inCompany } from './ring-records.ts';

/** The company that has the record of a party's leg: the room's, or in a direct call the party's own. */
export const recordedBy = (
  { kind, companyId }: Pick<MeetingRow, 'kind' | 'companyId'>,
  { homeCompanyId }: Pick<PartyRow, 'homeCompanyId'>,
): CompanyId => (kind === 'direct' ? (homeCompanyId ?? companyId) : companyId);

/** By the company whose party it is, in one order, so that two calls between two companies never wait for each other. */
function byCompany(parties: readonly PartyRow[]): [CompanyId, PartyRow[]][] {
  const groups = Map.groupBy(parties, ({ homeCompanyId, companyId }) =>
    recordedBy({ kind: 'direct', companyId }, { homeCompanyId }),
  );
  return [...groups].toSorted(([one], [other]) => (one < other ? -1 : 1));
}

/**
 * Begins the legs of parties that come into a direct call, each in its own company, which has a record of the call with
 * the first of them. Answers the call.
 */
export async function beginDirectLegs(
  context: Pick<MeetingContext, 'engines'>,
  trx: Trx,
  meeting: MeetingRow,
  parties: readonly PartyRow[],
  now: Date,
): Promise<CallId> {
  const engine = engineOf(context, meeting);
  const call = meeting.callId ?? newId<CallId>();
  for (const [company, own] of byCompany(parties)) {
    await inCompany(trx, company, meeting.companyId, async () => {
      await openDirectCall(trx, company, { id: call, engine: engine.name, at: now });
      for (const party of own) {
        await openLeg(trx, company, {
          ...legOf(party, { call, engine: engine.name, at: now }),
          callKind: 'direct',
          room: null,
          isTeamRoom: false,
          party: party.partyId,
          home: null,
        });
      }
    });
  }
  return call;
}

/** What the record of a leg has of its party, in whatever call. */
export const legOf = (
  { legId, partyKind, name, role, browser }: PartyRow,
  of: { call: CallId; engine: string; at: Date },
) => ({ ...of, id: legId, partyKind, name, role, browser });

/** Tells whoever watches them that parties may be in a call now, or no more. */
export const announceParties = (trx: Trx, parties: readonly PartyRow[]): Promise<void> =>
  announcePresence(
    trx,
    parties.flatMap(({ partyId }) => partyId ?? []),
  );

/** Ends the legs of parties of a meeting or a direct call, each in the company that has them. */
export async function closePartyLegs(
  { records }: Pick<MeetingContext, 'records'>,
  trx: Trx,
  { kind, companyId }: Pick<MeetingRow, 'kind' | 'companyId'>,
  parties: readonly PartyRow[],
  at: Date | 'last-proof',
  reason: EndReason,
): Promise<void> {
  await announceParties(trx, parties);
  if (kind === 'meeting') {
    const legs = parties.map(({ legId, homeCompanyId }) => ({ leg: legId, home: homeCompanyId }));
    return closeLegs(trx, companyId, legs, at, reason, records);
  }
  for (const [company, own] of byCompany(parties)) {
    const legs = own.map(({ legId }) => ({ leg: legId, home: null }));
    await inCompany(trx, company, companyId, () => closeLegs(trx, company, legs, at, reason, records));
  }
}
