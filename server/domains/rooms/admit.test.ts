import { describe, expect, it } from 'vitest';
import { type Admission, type Arrival, admit, type DoorRules } from './admit.ts';

const open: DoorRules = { hostPin: false, guestPin: false, lobby: false };
const hostPinOnly: DoorRules = { hostPin: true, guestPin: false, lobby: false };
const bothPins: DoorRules = { hostPin: true, guestPin: true, lobby: false };
const withLobby = (room: DoorRules): DoorRules => ({ ...room, lobby: true });

const other: Arrival = { standing: 'other', pin: 'none', hostInside: false, locked: false };
const control: Arrival = { ...other, standing: 'control' };

const asHost = { enter: 'host', control: false };
const asGuest = { enter: 'guest', control: false };
const waitsForHost = { wait: 'host', as: 'guest' };
const inLobby = { wait: 'lobby', as: 'guest' };
const refused = { refuse: 'pin_wrong' };

describe('owner or administrator, signed in', () => {
  const everyRoom = [open, hostPinOnly, bothPins].flatMap((room) => [room, withLobby(room)]);
  it.each(everyRoom)('is host with control, no PIN asked, lobby and lock or not: %o', (room) => {
    for (const locked of [false, true]) {
      for (const pin of ['none', 'wrong', 'guest', 'host'] as const) {
        expect(admit(room, { ...control, locked, pin })).toEqual({ enter: 'host', control: true });
      }
    }
  });
});

describe('another party', () => {
  const cells: [string, DoorRules, Partial<Arrival>, unknown][] = [
    ['no PIN set: enters as guest at once', open, {}, asGuest],
    ['no PIN set, one given: enters as guest all the same', open, { pin: 'wrong' }, asGuest],
    ['no PIN set, lobby on: waits to be let in', withLobby(open), {}, inLobby],
    ['no PIN set, locked: waits to be let in', open, { locked: true }, inLobby],

    ['host PIN set and given: host without control', hostPinOnly, { pin: 'host' }, asHost],
    ['host PIN set, none given, no host there: waits for one', hostPinOnly, {}, waitsForHost],
    ['host PIN set, none given, host there: enters as guest', hostPinOnly, { hostInside: true }, asGuest],
    ['host PIN set, wrong one given: refused', hostPinOnly, { pin: 'wrong' }, refused],
    ['host PIN set, wrong one given, host there: refused', hostPinOnly, { pin: 'wrong', hostInside: true }, refused],
    [
      'host PIN set, room on guard, one given: waits to be let in, whatever it was',
      hostPinOnly,
      { pin: 'unread' },
      inLobby,
    ],
    ['host PIN given, lobby on: host at once', withLobby(hostPinOnly), { pin: 'host' }, asHost],
    [
      'host PIN given, locked: waits to be let in, as host',
      hostPinOnly,
      { pin: 'host', locked: true },
      { wait: 'lobby', as: 'host' },
    ],
    ['host PIN set, lobby on, no host there: waits for one', withLobby(hostPinOnly), {}, waitsForHost],
    ['host PIN set, lobby on, host there: waits to be let in', withLobby(hostPinOnly), { hostInside: true }, inLobby],
    ['host PIN set, locked, host there: waits to be let in', hostPinOnly, { hostInside: true, locked: true }, inLobby],

    ['both set, none given: asked for one', bothPins, {}, { askPin: true }],
    ['both set, none given, host there: asked for one', bothPins, { hostInside: true }, { askPin: true }],
    ['both set, host PIN given: host without control', bothPins, { pin: 'host' }, asHost],
    ['both set, guest PIN given, no host there: waits for one', bothPins, { pin: 'guest' }, waitsForHost],
    ['both set, guest PIN given, host there: enters as guest', bothPins, { pin: 'guest', hostInside: true }, asGuest],
    ['both set, wrong one given: refused', bothPins, { pin: 'wrong' }, refused],
    [
      'both set, guest PIN given, lobby on, host there: waits to be let in',
      withLobby(bothPins),
      { pin: 'guest', hostInside: true },
      inLobby,
    ],
    [
      'both set, guest PIN given, locked, host there: waits to be let in',
      bothPins,
      { pin: 'guest', hostInside: true, locked: true },
      inLobby,
    ],
    [
      'both set, host PIN given, locked: waits to be let in, as host',
      bothPins,
      { pin: 'host', locked: true },
      { wait: 'lobby', as: 'host' },
    ],
  ];
  it.each(cells)('%s', (_cell, room, arrival, expected) => {
    expect(admit(room, { ...other, ...arrival })).toEqual(expected);
  });

  it('never has control', () => {
    const entered = cells
      .map(([, room, arrival]): Admission => admit(room, { ...other, ...arrival }))
      .filter((admission) => 'enter' in admission);
    expect(entered.length).toBeGreaterThan(0);
    expect(entered.every((admission) => !admission.control)).toBe(true);
  });
});
