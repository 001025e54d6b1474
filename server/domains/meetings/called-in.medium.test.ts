import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ringId } from '../../../contract/ids.ts';
import { addressOf, openCallHouse } from '../../testing/call-house.ts';
import { media, RoomVisitors } from '../../testing/room-visitors.ts';

const calls = await openCallHouse();
const { acme, anna, atOne, atTwo, attemptsOf, blue, bo, callsOf, cleo, dan, house, one } = calls;

beforeEach(() => calls.clean());
afterEach(() => calls.rest());
afterAll(() => calls.house.close());

describe('a third party', () => {
  const talk = async () => {
    const [caller, window] = [await atOne.open(anna), await atOne.open(bo)];
    await atOne.ring(caller, addressOf.bo);
    await atOne.answer(window);
    const joined = await caller.next('joined');
    return { caller, window, joined };
  };

  test('is rung into a direct call, which stays one call when the first has left', async () => {
    const { caller, window, joined } = await talk();
    const third = await atTwo.open(dan);
    window.send({ type: 'invite', ref: 'more', address: addressOf.dan });
    await window.next('done');
    const seen = await caller.next('meeting', ({ meeting }) => meeting.ringing.length === 1);
    expect(seen.meeting.ringing).toMatchObject([{ name: addressOf.dan, kind: 'member' }]);
    const { meeting } = await atTwo.answer(third);
    expect(meeting).toMatchObject({ call: joined.meeting.call, kind: 'direct' });
    expect(meeting.roomName).toBe(`${anna.name}, ${bo.name}`);
    caller.send({ type: 'leave', ref: 'bye' });
    await third.next('meeting', ({ meeting: { parties } }) => parties.length === 2);
    window.send({ type: 'leave', ref: 'bye' });
    expect((await third.next('ended')).reason).toBe('ended');
    expect((await callsOf(acme)).map(({ id }) => id)).toEqual([joined.meeting.call]);
    expect((await callsOf(blue)).map(({ id }) => id)).toEqual([joined.meeting.call]);
  });

  test('is not rung any more once that is cancelled, and a lone party’s call then ends', async () => {
    const { caller, window } = await talk();
    const third = await atTwo.open(cleo);
    caller.send({ type: 'invite', ref: 'more', address: addressOf.cleo });
    const { ring } = await third.next('ring');
    expect(ring.kind).toBe('direct');
    window.send({ type: 'leave', ref: 'bye' });
    await window.next('left');
    caller.send({ type: 'cancel', ref: 'stop', ring: ring.id });
    expect((await third.next('ring-ended')).why).toBe('cancelled');
    expect((await caller.next('ended')).reason).toBe('ended');
    // An invitation is no call of its own.
    expect(await callsOf(acme)).toHaveLength(1);
    expect(await attemptsOf(cleo)).toEqual([`in missed ${anna.name}`]);
  });

  test('comes into a meeting at once, whatever its PINs and its lobby; only who has control rings', async () => {
    await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: '135790' }, true);
    const room = new RoomVisitors(one, anna.room.address);
    const owner = await room.enter(anna);
    const guest = await room.ask(null, { name: 'Kunde', pin: '135790' });
    const { leg } = await guest.client.next('waiting');
    owner.client.send({ type: 'admit', ref: 'in', leg });
    await guest.client.next('joined');
    guest.client.send({ type: 'invite', ref: 'no', address: addressOf.bo });
    expect((await guest.client.next('refused')).problem.code).toBe('not_allowed');
    const window = await atTwo.open(bo);
    owner.client.send({ type: 'invite', ref: 'more', address: addressOf.bo });
    expect((await window.next('ring')).ring).toMatchObject({ kind: 'meeting', fromName: anna.name });
    const { ring } =
      (await owner.client.next('meeting', ({ meeting }) => meeting.ringing.length === 1)).meeting.ringing[0] ?? {};
    window.send({ type: 'answer', ref: 'yes', ring: ringId.parse(ring), media });
    const joined = await window.next('joined');
    expect(joined.meeting.parties.at(-1)).toMatchObject({ name: bo.name, role: 'guest', control: false });
    await room.cutAll();
    await house.setRoom(acme, anna.room.id, { hostPin: null, guestPin: null });
  });

  test('is not told to a guest with control by name, and not rung by one where others may not call', async () => {
    const room = new RoomVisitors(one, anna.room.address);
    const owner = await room.enter(anna);
    const guest = await room.enter(null, { name: 'Kunde' });
    owner.client.send({ type: 'give-control', ref: 'given', leg: guest.leg });
    await owner.client.next('done');
    const window = await atTwo.open(bo);
    guest.client.send({ type: 'invite', ref: 'more', address: addressOf.bo });
    await window.next('ring');
    const { meeting } = await guest.client.next('meeting', (told) => told.meeting.ringing.length === 1);
    expect(meeting.ringing).toMatchObject([{ name: addressOf.bo }]);
    const db = house.database.forCompany(acme);
    await db.updateTable('company').set({ callsFromOthers: false }).execute();
    guest.client.send({ type: 'invite', ref: 'again', address: addressOf.cleo });
    expect((await guest.client.next('refused')).problem.code).toBe('address_unknown');
    await db.updateTable('company').set({ callsFromOthers: true }).execute();
    await room.cutAll();
  });

  test('is refused where it is unknown, busy, there already, or a room', async () => {
    const { caller } = await talk();
    const asked = async (address: string) => {
      caller.send({ type: 'invite', ref: address, address });
      return (await caller.next('refused', ({ ref }) => ref === address)).problem.code;
    };
    expect(await asked('nobody.here@acme.rotunda.example')).toBe('address_unknown');
    expect(await asked(addressOf.bo)).toBe('already_done');
    expect(await asked(addressOf.anna)).toBe('calls_oneself');
    expect(await asked(anna.room.address)).toBe('address_of_room');
    const busy = await atTwo.open(dan);
    busy.send({ type: 'join', ref: 'in', address: dan.room.address, media });
    await busy.next('joined');
    expect(await asked(addressOf.dan)).toBe('party_busy');
  });
});
