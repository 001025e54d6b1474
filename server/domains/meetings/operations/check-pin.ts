import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import {
  countWrongPin,
  holdGuard,
  isFlooded,
  isOn,
  notePinFailure,
  noteRightPin,
  type PinGiven,
  pinBlockedFor,
  pinSubject,
  type Room,
  readPin,
  roomFor,
  standingOf,
} from '../../rooms/index.ts';
import type { MeetingContext } from '../context.ts';
import type { Visitor } from './visitor.ts';

/** What the PIN of a visitor was; `fits` where it was right although, on guard, that lets nobody in. */
export interface CheckedPin {
  pin: PinGiven;
  fits: boolean;
}

type Outcome = CheckedPin | { refusal: Problem };

const noPin: CheckedPin = { pin: 'none', fits: false };

/**
 * Reads a PIN under the limits on guessing, in a transaction of its own: it is counted whatever becomes of the visitor.
 * Who has guessed wrong too often is refused before the PIN is looked at; in a room on guard right and wrong ones are
 * answered alike. Throws `pin_wrong`, `pin_throttled`.
 */
export async function checkPin(
  context: Pick<MeetingContext, 'platform' | 'onRoomGuarded'>,
  company: CompanyId,
  roomId: string,
  visitor: Visitor,
  given: string | undefined,
): Promise<CheckedPin> {
  if (given === undefined || given === '') return noPin;
  const { clock, database, secrets } = context.platform;
  const db = database.forCompany(company);
  const room = await roomFor(db, company, roomId);
  if (!room?.hostPin || (await standingOf(db, company, room, visitor.caller)) === 'control') return noPin;
  // A flood of guesses writes nothing.
  if (await isFlooded(db, room, clock.now())) return { pin: 'unread', fits: readPin(secrets, room, given) !== 'wrong' };
  const { outcome, guarded } = await db.transaction().execute((trx) => readCounted(context, trx, room, visitor, given));
  // Nobody waits for mails to be written.
  if (guarded) void context.onRoomGuarded?.(company, guarded);
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome;
}

/** The outcome of a PIN that is asked for; `guarded` where it is this one that put the room on guard. */
async function readCounted(
  { platform: { secrets, clock } }: Pick<MeetingContext, 'platform'>,
  trx: Trx,
  room: Room,
  { account, origin }: Visitor,
  given: string,
): Promise<{ outcome: Outcome; guarded: RoomId | null }> {
  const now = clock.now();
  const guard = await holdGuard(trx, room, now);
  const subject = pinSubject(secrets, account ? { account } : { origin });
  if (isOn(guard, now)) {
    const fits = readPin(secrets, room, given) !== 'wrong';
    const isNew = !fits && (await countWrongPin(trx, room, guard, now));
    if (fits) await noteRightPin(trx, room, guard, now);
    return { outcome: { pin: 'unread', fits }, guarded: isNew ? room.id : null };
  }
  const blocked = await pinBlockedFor(trx, room.companyId, room.id, subject, now);
  if (blocked > 0) return { outcome: { refusal: throttled(blocked) }, guarded: null };
  const pin = readPin(secrets, room, given);
  if (pin !== 'wrong') return { outcome: { pin, fits: true }, guarded: null };
  const isNew = await countWrongPin(trx, room, guard, now);
  const wait = await notePinFailure(trx, room.companyId, room.id, subject, now);
  const refusal = wait > 0 ? throttled(wait) : new Problem('pin_wrong');
  return { outcome: { refusal }, guarded: isNew ? room.id : null };
}

const throttled = (seconds: number): Problem => new Problem('pin_throttled', { retryAfter: seconds });
