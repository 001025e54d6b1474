import type { CompanyId, LegId, RoomId } from '../../../../contract/ids.ts';
import type { MediaState } from '../../../../contract/live.ts';
import { networkOf } from '../../../platform/http/network.ts';
import { newId } from '../../../platform/random.ts';
import type { MeetingContext } from '../context.ts';
import type { MeetingRow, PartyRow, Rights } from '../queries.ts';
import type { Visitor } from './visitor.ts';

interface Newcomer {
  meeting: { companyId: CompanyId; roomId: RoomId; kind: MeetingRow['kind'] | 'personal' | 'team' };
  visitor: Visitor;
  media: MediaState;
  token: string;
  name: string;
  now: Date;
}

type Place = Pick<PartyRow, 'state'> & Rights & Partial<Pick<PartyRow, 'onGuard' | 'pinFits'>>;

/** The row of whoever comes to a call, by its door or by ringing. */
export function makeParty(
  { platform, node }: Pick<MeetingContext, 'platform' | 'node'>,
  { meeting: { companyId, roomId, kind }, visitor, media, token, name, now }: Newcomer,
  place: Place,
): PartyRow {
  const party = visitor.member ?? visitor.system;
  const isHome = party?.company === companyId;
  return {
    legId: newId<LegId>(),
    companyId,
    roomId,
    partyKind: kindOf(visitor, isHome || kind === 'direct'),
    partyId: party?.id ?? null,
    accountId: visitor.account,
    homeCompanyId: party && !isHome ? party.company : null,
    name,
    onGuard: false,
    pinFits: false,
    ...place,
    ...media,
    handAt: null,
    mutedAt: null,
    mutedBy: null,
    mediaGoneAt: null,
    tokenDigest: platform.secrets.digest('leg', token),
    node,
    browser: visitor.browser,
    originDigest: platform.secrets.digest('origin', networkOf(visitor.origin)),
    arrivedAt: now,
    joinedAt: place.state === 'in' ? now : null,
    aliveAt: now,
  };
}

/** A system is one wherever it is; a member of another company is a guest in a room, and a member in a direct call. */
function kindOf({ member, system }: Visitor, isMember: boolean): PartyRow['partyKind'] {
  if (system) return 'video-system';
  return member && isMember ? 'member' : 'guest';
}

/** In a direct call nobody is above the others. */
export const peerRights: Rights = { role: 'host', control: false, owner: false };
