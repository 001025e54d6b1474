import type { CallId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/random.ts';
import { openCall, openLeg } from '../../call-records/index.ts';
import type { CallRoom } from '../call-room.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { settleClocks } from '../policy.ts';
import { deleteMeeting, type MeetingRow, type PartyRow, saveMeeting } from '../queries.ts';
import { forgetTalk } from '../talk-queries.ts';
import { announceMeeting, type News } from './announce-meeting.ts';
import { announceParties, beginDirectLegs, legOf } from './direct-legs.ts';

/**
 * Brings a locked meeting in line with the parties that it has after a change, ends it where nobody is left, and tells
 * every node. Answers the meeting as it is then.
 */
export async function settle(
  { platform }: Pick<MeetingContext, 'platform'>,
  trx: Trx,
  meeting: MeetingRow,
  parties: readonly PartyRow[],
  now: Date,
  news: News = {},
): Promise<MeetingRow> {
  const { companyId, roomId } = meeting;
  const inside = parties.filter(({ state }) => state === 'in');
  const goesOn = inside.length > 0;
  const change = {
    ...settleClocks(meeting, inside, now),
    callId: goesOn ? meeting.callId : null,
    lockedUntil: goesOn ? meeting.lockedUntil : null,
  };
  if (parties.length === 0) await deleteMeeting(trx, companyId, roomId);
  else {
    await saveMeeting(trx, companyId, roomId, change);
    if (!goesOn && meeting.callId) await forgetTalk(trx, companyId, roomId);
  }
  await announceMeeting(platform, trx, meeting, news);
  return { ...meeting, ...change };
}

/** Begins the legs of parties that come in now, and with the first one the call. Answers the call. */
export async function beginLegs(
  context: Pick<MeetingContext, 'engines'>,
  trx: Trx,
  meeting: MeetingRow,
  room: CallRoom,
  parties: readonly PartyRow[],
  now: Date,
): Promise<CallId> {
  await announceParties(trx, parties);
  if (room.kind === 'direct') return beginDirectLegs(context, trx, meeting, parties, now);
  const engine = engineOf(context, meeting);
  const call = meeting.callId ?? newId<CallId>();
  if (!meeting.callId) {
    const { id, name, address } = room;
    await openCall(trx, room.companyId, {
      id: call,
      kind: 'meeting',
      room: { id, name, address },
      engine: engine.name,
      at: now,
    });
  }
  for (const party of parties) {
    const isHome = party.homeCompanyId === null;
    await openLeg(trx, room.companyId, {
      ...legOf(party, { call, engine: engine.name, at: now }),
      callKind: 'meeting',
      room: room.id,
      isTeamRoom: room.kind === 'team',
      party: isHome ? party.partyId : null,
      home: homeOf(party),
    });
  }
  return call;
}

function homeOf({ homeCompanyId, partyId, partyKind }: PartyRow) {
  if (homeCompanyId === null || partyId === null) return null;
  const kind = partyKind === 'video-system' ? ('video-system' as const) : ('member' as const);
  return { company: homeCompanyId, party: partyId, kind };
}
