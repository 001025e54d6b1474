import { timingSafeEqual } from 'node:crypto';
import type { LegId } from '../../../../contract/ids.ts';
import type { MediaState } from '../../../../contract/live.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { LiveCaller } from '../../../platform/live/live-session.ts';
import { isLost, proveAlive, upSince } from '../../call-records/index.ts';
import { standingOf } from '../../rooms/index.ts';
import { type CallRoom, callRoom } from '../call-room.ts';
import type { MeetingContext } from '../context.ts';
import { locateLeg } from '../locate.ts';
import { lockWhole, type PartyRow, type Rights, takeParty } from '../queries.ts';
import { recordedBy } from './direct-legs.ts';
import { letFollow, mayFollow } from './follow.ts';
import type { Place } from './join.ts';
import { inCompany } from './ring-records.ts';
import { settle } from './settle.ts';

interface ResumeRequest {
  leg: LegId;
  token: string;
  media: MediaState;
  caller: LiveCaller;
}

/**
 * Takes a party back into the same meeting, or to the same place in the queue, as the same leg and role; who waited for
 * a host comes in where one has come meanwhile. Throws
 * `resume_refused` where the token or the account is another one, or more than 60 seconds have passed without proof.
 */
export async function resumeLeg(context: MeetingContext, { leg, token, media, caller }: ResumeRequest): Promise<Place> {
  const { node, platform } = context;
  const located = await locateLeg(platform.database.resolver, leg);
  if (!located) throw new Problem('resume_refused');
  const { company, room: roomId } = located;
  const digest = platform.secrets.digest('leg', token);
  return platform.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const { meeting, parties: before = [], rings = [] } = (await lockWhole(trx, company, roomId)) ?? {};
      const party = before.find(({ legId }) => legId === leg);
      const room = meeting && (await callRoom(trx, meeting));
      if (!meeting || !party || !room || !isSame(party, digest, caller)) throw new Problem('resume_refused');
      const now = platform.clock.now();
      if (isLost(party.aliveAt, await upSince(trx), now)) throw new Problem('resume_refused');
      const rights = await rightsNow(trx, room, party, caller);
      // Muted while it was away: the page hears of it with its return.
      const shown = party.mutedAt ? { ...media, microphone: false } : media;
      await takeParty(trx, company, leg, { node, at: now, media: shown, rights });
      if (party.state === 'in') {
        const recording = recordedBy(meeting, party);
        await inCompany(trx, recording, company, () => proveAlive(trx, recording, [leg], now));
      }
      const back: PartyRow = { ...party, node, aliveAt: now, ...shown, ...rights };
      const here = before.map((row) => (row === party ? back : row));
      // A host came while it was away.
      const parties = mayFollow(here) ? await letFollow(context, trx, { room, meeting, parties: here }, now) : here;
      const placed = parties.find(({ legId }) => legId === leg) ?? back;
      const after = await settle(context, trx, meeting, parties, now, { shownBy: context.node });
      return { room, party: placed, parties, rings, meeting: after };
    });
}

/** Those that it left with; who was in by a right that is gone since, such as a demoted administrator, is a guest. */
async function rightsNow(
  trx: Trx,
  room: CallRoom,
  { role, control, owner }: PartyRow,
  caller: LiveCaller,
): Promise<Rights> {
  if (room.kind === 'direct') return { role, control, owner };
  const isLost =
    owner && caller.kind !== 'video-system' && (await standingOf(trx, room.companyId, room, caller)) !== 'control';
  return isLost ? { role: 'guest', control: false, owner: false } : { role, control, owner };
}

/** The token is the party's, and whoever came signed in, or as a video system, is that one still. */
function isSame({ tokenDigest, accountId, partyKind, partyId }: PartyRow, digest: string, caller: LiveCaller): boolean {
  const account = caller.kind === 'account' ? caller.account : null;
  if (accountId !== null && accountId !== account) return false;
  const system = caller.kind === 'video-system' ? caller.system : null;
  if ((partyKind === 'video-system' || system !== null) && partyId !== system) return false;
  const [known, given] = [Buffer.from(tokenDigest), Buffer.from(digest)];
  return known.length === given.length && timingSafeEqual(known, given);
}
