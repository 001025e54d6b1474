import type { LegId } from '../../../../contract/ids.ts';
import type { MediaState } from '../../../../contract/live.ts';
import { networkOf } from '../../../platform/http/network.ts';
import { newId } from '../../../platform/random.ts';
import type { MeetingContext } from '../context.ts';
import type { MeetingRow, PartyRow, Rights } from '../queries.ts';
import type { Callable } from './ring-target.ts';
import type { Visitor } from './visitor.ts';

export interface Newcomer {
  meeting: Pick<MeetingRow, 'companyId' | 'roomId' | 'kind'>;
  caller: Callable;
  visitor: Visitor;
  media: MediaState;
  token: string;
  name: string;
  now: Date;
}

/** The row of a member or a video system that comes into a call by ringing or being rung. */
export function makeCalledParty(
  { platform, node }: Pick<MeetingContext, 'platform' | 'node'>,
  { meeting, caller, visitor, media, token, name, now }: Newcomer,
  rights: Rights,
  state: 'calling' | 'in',
): PartyRow {
  const { companyId, roomId, kind } = meeting;
  const isHome = caller.company === companyId;
  // A member of another company is a guest in a room, and a party as any other in a direct call.
  const isGuest = kind === 'meeting' && !isHome && caller.kind === 'member';
  return {
    legId: newId<LegId>(),
    companyId,
    roomId,
    state,
    partyKind: isGuest ? 'guest' : caller.kind,
    partyId: caller.id,
    accountId: visitor.account,
    homeCompanyId: isHome ? null : caller.company,
    name,
    ...rights,
    ...media,
    handAt: null,
    onGuard: false,
    pinFits: false,
    mutedAt: null,
    mutedBy: null,
    mediaGoneAt: null,
    tokenDigest: platform.secrets.digest('leg', token),
    node,
    browser: visitor.browser,
    originDigest: platform.secrets.digest('origin', networkOf(visitor.origin)),
    arrivedAt: now,
    joinedAt: state === 'in' ? now : null,
    aliveAt: now,
  };
}

/** In a direct call nobody is above the others. */
export const peerRights: Rights = { role: 'host', control: false, owner: false };

export const makeDirectParty = (
  context: Pick<MeetingContext, 'platform' | 'node'>,
  { state, ...newcomer }: Newcomer & { state: 'calling' | 'in' },
): PartyRow => makeCalledParty(context, newcomer, peerRights, state);
