import type { RoomId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import {
  countWrongPin,
  notePinFailure,
  type PinGiven,
  pinBlockedFor,
  pinSubject,
  type Room,
  readPin,
  standsOnGuard,
} from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';
import type { Visitor } from './visitor.ts';

/**
 * What the PIN was that a visitor gave, or the refusal that must be told once the transaction has noted it; `guarded`
 * where it is this PIN that put the room on guard.
 */
export type PinOutcome = { pin: PinGiven } | { refusal: Problem; guarded: RoomId | null };

/**
 * Reads a PIN under the limits on guessing: who has guessed wrong too often is refused before the PIN is looked at, and
 * in a room on which many have guessed wrong nobody's PIN is looked at.
 * The note of a wrong one must be committed, so the refusal is returned, not thrown.
 */
export async function checkPin(
  { platform: { secrets, clock } }: Pick<MeetingContext, 'platform'>,
  trx: Trx,
  room: Room,
  { account, origin }: Visitor,
  given: string | undefined,
): Promise<PinOutcome> {
  if (given === undefined || given === '' || room.hostPin === null) return { pin: 'none' };
  const subject = pinSubject(secrets, account ? { account } : { origin });
  const now = clock.now();
  if (await standsOnGuard(trx, secrets, room, now)) return { pin: 'unread' };
  const blocked = await pinBlockedFor(trx, room.companyId, room.id, subject, now);
  if (blocked > 0) return { refusal: new Problem('pin_throttled', { retryAfter: blocked }), guarded: null };
  const pin = readPin(secrets, room, given);
  if (pin !== 'wrong') return { pin };
  const guarded = (await countWrongPin(trx, secrets, room, now)) ? room.id : null;
  const wait = await notePinFailure(trx, room.companyId, room.id, subject, now);
  const refusal = wait > 0 ? new Problem('pin_throttled', { retryAfter: wait }) : new Problem('pin_wrong');
  return { refusal, guarded };
}
