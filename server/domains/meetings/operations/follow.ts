import type { Trx } from '../../../platform/database/database.ts';
import type { CallRoom } from '../call-room.ts';
import { engineOf, type MeetingContext } from '../context.ts';
import { isWaiting } from '../lobby.ts';
import { seatsLeft } from '../policy.ts';
import { isLocked } from '../present.ts';
import { type MeetingRow, moveParties, type PartyRow } from '../queries.ts';
import { beginLegs } from './settle.ts';

export const hasHost = (parties: readonly PartyRow[]): boolean =>
  parties.some(({ state, role }) => state === 'in' && role === 'host');

/** Waits for a host, and is there to hear that one came: who lost the connection follows on the return. */
const waitsForHost = (party: PartyRow): boolean => party.state === 'waiting-host' && isWaiting(party);

/** Whether parties wait for a host although one is in: they follow now, as far as there is space. */
export const mayFollow = (parties: readonly PartyRow[]): boolean => hasHost(parties) && parties.some(waitsForHost);

/** Lets those in who waited for a host, begins their legs, and sends them on to the lobby where there is one. */
export async function letFollow(
  context: MeetingContext,
  trx: Trx,
  { room, meeting, parties }: { room: CallRoom; meeting: MeetingRow; parties: readonly PartyRow[] },
  now: Date,
): Promise<PartyRow[]> {
  const waiting = parties.filter(waitsForHost);
  const toLobby = room.lobby || isLocked(meeting, now);
  const inside = parties.filter(({ state }) => state === 'in');
  const space = seatsLeft(inside, engineOf(context, meeting).capabilities.maxParties, false);
  const moved = toLobby ? waiting : waiting.slice(0, Math.max(0, space));
  const change = toLobby ? ({ state: 'waiting-lobby' } as const) : ({ state: 'in', joinedAt: now } as const);
  const ids = moved.map(({ legId }) => legId);
  await moveParties(trx, room.companyId, ids, change);
  const after = (party: PartyRow): PartyRow => ({ ...party, ...change });
  if (!toLobby) await beginLegs(context, trx, meeting, room, moved.map(after), now);
  return parties.map((party) => (moved.includes(party) ? after(party) : party));
}
