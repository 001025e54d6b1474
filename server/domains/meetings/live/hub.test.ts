import { expect, test } from 'vitest';
import type { AccountId, CompanyId, LegId, MemberId, RoomId } from '../../../../contract/ids.ts';
import { systemClock } from '../../../platform/clock.ts';
import type { Caller } from '../../../platform/http/request-context.ts';
import type { LiveSession } from '../../../platform/live/live-session.ts';
import { TokenBucket } from '../../../platform/live/token-bucket.ts';
import { newId } from '../../../platform/random.ts';
import { type Connection, Hub, type Seat } from './hub.ts';

function connectionOf(caller: Caller = { kind: 'anonymous' }): Connection {
  const session: LiveSession = {
    id: newId(),
    caller,
    origin: '192.0.2.1',
    userAgent: '',
    send: () => {},
    close: () => {},
    onClose: () => {},
  };
  return {
    session,
    clicks: new TokenBucket(1, 1, systemClock),
    refusals: new TokenBucket(1, 1, systemClock),
    seat: null,
  };
}

const seatIn = (room: RoomId, leg = newId<LegId>()): Seat => ({
  leg,
  token: 't',
  ref: 'r',
  company: newId<CompanyId>(),
  room,
  home: null,
  call: null,
  state: 'in',
  version: 1,
  heldChat: null,
  toldMutedAt: null,
  engine: null,
});

test('a seat is found by leg and room until its connection is gone', () => {
  const hub = new Hub();
  const room = newId<RoomId>();
  const [one, two] = [connectionOf(), connectionOf()];
  hub.add(one);
  hub.add(two);
  const seat = seatIn(room);
  expect(hub.seat(one, seat)).toBeNull();
  hub.seat(two, seatIn(room));
  expect(hub.atLeg(seat.leg)).toBe(one);
  expect(hub.inRoom(room)).toEqual([one, two]);
  expect(hub.rooms()).toHaveLength(1);
  hub.remove(one);
  expect(hub.atLeg(seat.leg)).toBeUndefined();
  expect(hub.inRoom(room)).toEqual([two]);
  hub.remove(two);
  expect(hub.rooms()).toEqual([]);
});

test('who takes a leg over leaves the one before without a seat, and its end takes nothing away', () => {
  const hub = new Hub();
  const room = newId<RoomId>();
  const [before, after] = [connectionOf(), connectionOf()];
  hub.add(before);
  hub.add(after);
  const seat = seatIn(room);
  hub.seat(before, seat);
  expect(hub.seat(after, { ...seat })).toBe(before);
  expect(before.seat).toBeNull();
  hub.remove(before);
  expect(hub.atLeg(seat.leg)).toBe(after);
  expect(hub.inRoom(room)).toEqual([after]);
});

test('a member is there until the last of several sockets has closed', () => {
  const hub = new Hub();
  const member = newId<MemberId>();
  const caller: Caller = {
    kind: 'account',
    account: newId<AccountId>(),
    name: 'Anna Lind',
    token: null,
    session: 's',
    operator: false,
    member: { id: member, company: newId<CompanyId>(), administrator: false },
  };
  const [one, two] = [connectionOf(caller), connectionOf(caller)];
  hub.add(one);
  hub.add(two);
  hub.remove(one);
  hub.remove(one);
  expect(hub.isOnline(member)).toBe(true);
  hub.remove(two);
  expect(hub.isOnline(member)).toBe(false);
});
