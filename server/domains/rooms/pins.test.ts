import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { secretsFrom } from '../../platform/config/secrets.ts';
import { Problem } from '../../platform/http/problem.ts';
import { pinSubject } from './pin-failures.ts';
import { checkPins, openPin, type PlainPins, readPin, sealPin } from './pins.ts';

const secrets = secretsFrom(randomBytes(32));
const sealed = (hostPin: string | null, guestPin: string | null) => ({
  hostPin: sealPin(secrets, hostPin),
  guestPin: sealPin(secrets, guestPin),
});

describe('a given PIN', () => {
  it.each([
    ['host', '111111'],
    ['guest', '222222'],
    ['wrong', '333333'],
    ['wrong', '1111111'],
    ['wrong', '11111'],
    ['none', ''],
    ['none', undefined],
  ])('is read as %s: %s', (expected, given) => {
    expect(readPin(secrets, sealed('111111', '222222'), given)).toBe(expected);
  });

  it('fits nothing where none is set', () => {
    expect(readPin(secrets, sealed(null, null), '1111')).toBe('wrong');
    expect(readPin(secrets, sealed('1111', null), '2222')).toBe('wrong');
  });

  it('is nowhere to be seen in what is stored, and sealed anew each time', () => {
    const [one, other] = [sealPin(secrets, '111111'), sealPin(secrets, '111111')];
    expect(one).not.toContain('111111');
    expect(one).not.toBe(other);
    expect(openPin(secrets, one)).toBe('111111');
  });
});

describe('the rules of PINs', () => {
  const refusal = (
    pins: PlainPins,
    rule = { required: false, minimumLength: 4 },
    changed = ['hostPin', 'guestPin'] as const,
  ) => {
    try {
      checkPins(pins, rule, new Set(changed), '/room');
      return null;
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      return [error.problem, error.extra.errors?.[0]?.pointer];
    }
  };

  it.each([
    [{ hostPin: null, guestPin: null }, null],
    [{ hostPin: '1234', guestPin: null }, null],
    [{ hostPin: '1234', guestPin: '4321' }, null],
    [{ hostPin: '1'.repeat(20), guestPin: null }, null],
    [{ hostPin: null, guestPin: '4321' }, ['guest_pin_alone', '/room/guestPin']],
    [{ hostPin: '1234', guestPin: '1234' }, ['pins_equal', '/room/guestPin']],
    [{ hostPin: '123', guestPin: null }, ['pin_malformed', '/room/hostPin']],
    [{ hostPin: '1'.repeat(21), guestPin: null }, ['pin_malformed', '/room/hostPin']],
    [{ hostPin: '12a4', guestPin: null }, ['pin_malformed', '/room/hostPin']],
  ])('%o: %o', (pins, expected) => {
    expect(refusal(pins)).toEqual(expected);
  });

  it('follow the company’s own', () => {
    const rule = { required: true, minimumLength: 6 };
    expect(refusal({ hostPin: '12345', guestPin: null }, rule)).toEqual(['pin_malformed', '/room/hostPin']);
    expect(refusal({ hostPin: '123456', guestPin: '12345' }, rule)).toEqual(['pin_malformed', '/room/guestPin']);
    expect(refusal({ hostPin: null, guestPin: null }, rule)).toEqual(['pin_malformed', '/room/hostPin']);
    expect(refusal({ hostPin: '123456', guestPin: '654321' }, rule)).toBeNull();
  });
});

it('whoever guesses is one by account, by IPv4 address, and by /64 network on IPv6', () => {
  const of = (origin: string) => pinSubject(secrets, { origin }).digest;
  expect(of('2001:db8::1')).toBe(of('2001:db8:0:0:ffff::2'));
  expect(of('2001:db8:0:1::1')).not.toBe(of('2001:db8::1'));
  expect(of('192.0.2.1')).not.toBe(of('192.0.2.2'));
  expect(of('192.0.2.1')).not.toContain('192');
});
