import { timingSafeEqual } from 'node:crypto';
import type { Secrets } from '../../platform/config/secrets.ts';
import { fieldProblem } from '../../platform/http/problem.ts';
import type { PinGiven } from './admit.ts';

const purpose = 'room-pin';

export interface SealedPins {
  hostPin: string | null;
  guestPin: string | null;
}

export const sealPin = (secrets: Secrets, pin: string | null): string | null =>
  pin === null ? null : secrets.seal(purpose, pin);

export const openPin = (secrets: Secrets, sealed: string | null): string | null =>
  sealed === null ? null : secrets.open(purpose, sealed);

function matches(secrets: Secrets, given: string, sealed: string | null): boolean {
  const digest = (text: string) => Buffer.from(secrets.digest('room-pin-compare', text));
  const same = timingSafeEqual(digest(given), digest(openPin(secrets, sealed) ?? ''));
  return same && sealed !== null;
}

/** Which PIN of a room was given. Takes the same time for each answer. */
export function readPin(secrets: Secrets, room: SealedPins, given: string | undefined): PinGiven {
  if (given === undefined || given === '') return 'none';
  const isHost = matches(secrets, given, room.hostPin);
  const isGuest = matches(secrets, given, room.guestPin);
  if (isHost) return 'host';
  return isGuest ? 'guest' : 'wrong';
}

export interface PinRule {
  required: boolean;
  minimumLength: number;
}

export interface PlainPins {
  hostPin: string | null;
  guestPin: string | null;
}

/**
 * Refuses PINs that may not be: a guest PIN alone, two equal ones, one shorter than the company's rule, none where the
 * company requires one. `changed` tells which are new: an old one that a later rule would refuse stays. `pointer` is
 * where the room is in the body.
 */
export function checkPins(pins: PlainPins, rule: PinRule, changed: ReadonlySet<keyof PlainPins>, pointer = ''): void {
  const { hostPin, guestPin } = pins;
  if (hostPin === null && guestPin !== null) throw fieldProblem('guest_pin_alone', `${pointer}/guestPin`);
  if (hostPin !== null && hostPin === guestPin) throw fieldProblem('pins_equal', `${pointer}/guestPin`);
  if (rule.required && hostPin === null && changed.has('hostPin')) {
    throw fieldProblem('pin_malformed', `${pointer}/hostPin`, 'Your company requires a host PIN.');
  }
  for (const which of changed) {
    const pin = pins[which];
    if (pin !== null && !/^[0-9]{4,20}$/.test(pin)) throw fieldProblem('pin_malformed', `${pointer}/${which}`);
    if (pin !== null && pin.length < rule.minimumLength) {
      const detail = `Your company wants PINs of at least ${rule.minimumLength} digits.`;
      throw fieldProblem('pin_malformed', `${pointer}/${which}`, detail);
    }
  }
}
