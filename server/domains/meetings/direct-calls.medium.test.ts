import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RingId } from '../../../contract/ids.ts';
import type { SentMessage } from '../../../contract/live.ts';
import { newId } from '../../platform/random.ts';
import { addressOf, openCallHouse } from '../../testing/call-house.ts';
import { media } from '../../testing/room-visitors.ts';

const calls = await openCallHouse();
const { acme, anna, atOne, atTwo, attemptsOf, blue, bo, callsOf, cleo, dan, engine, house, legsOf, one } = calls;

beforeEach(() => calls.clean());
afterEach(() => calls.rest());
afterAll(() => calls.house.close());

describe('a call that is answered', () => {
  test('rings on all windows over two nodes, and one of them has it', async () => {
    const [caller, window, other] = [await atOne.open(anna), await atOne.open(bo), await atTwo.open(bo)];
    const { ref, name } = await atOne.ring(caller, addressOf.bo);
    expect(name).toBe(bo.name);
    const { ring } = await other.next('ring');
    expect(ring).toMatchObject({ kind: 'direct', fromName: anna.name, fromAddress: addressOf.anna, roomName: null });
    const answered = await atOne.answer(window);
    const joined = await caller.next('joined', (message) => message.ref === ref);
    expect(joined.meeting).toMatchObject({ call: answered.meeting.call, kind: 'direct', roomAddress: '' });
    expect([joined.meeting.roomName, answered.meeting.roomName]).toEqual([bo.name, anna.name]);
    expect((await other.next('ring-ended')).why).toBe('answered');
    expect([...engine.media.legsOf(joined.meeting.call).keys()].toSorted()).toEqual(
      [joined.leg, answered.leg].toSorted(),
    );
    house.clock.pass(30);
    caller.send({ type: 'leave', ref: 'bye' });
    expect((await window.next('ended')).reason).toBe('ended');
    const legs = await legsOf(acme);
    expect(legs.map(({ endReason }) => endReason).toSorted()).toEqual(['ended', 'left']);
    expect(await callsOf(acme)).toMatchObject([{ kind: 'direct', unanswered: false, endedAt: house.clock.now() }]);
    expect(await attemptsOf(anna)).toEqual([`out answered ${bo.name}`]);
    expect(await attemptsOf(bo)).toEqual([`in answered ${anna.name}`]);
  });

  test('is a call in each of two companies, with the leg of its own party', async () => {
    const [caller, window] = [await atOne.open(anna), await atTwo.open(dan)];
    const { name } = await atOne.ring(caller, addressOf.dan);
    // Not what the other company calls him.
    expect(name).toBe(addressOf.dan);
    const { meeting } = await atTwo.answer(window);
    await caller.next('joined');
    expect(await legsOf(acme)).toMatchObject([{ callId: meeting.call, partyId: anna.id, elsewhere: false }]);
    expect(await legsOf(blue)).toMatchObject([{ callId: meeting.call, partyId: dan.id, elsewhere: false }]);
    house.clock.pass(10);
    window.send({ type: 'leave', ref: 'bye' });
    expect((await caller.next('ended')).reason).toBe('ended');
    expect((await callsOf(blue))[0]?.endedAt).toEqual(house.clock.now());
    expect(house.closedSpans.map(({ company }) => company).toSorted()).toEqual([acme, blue].toSorted());
  });

  test('goes on as the same legs after a lost network, and ends for the other when one does not come back', async () => {
    const [caller, window] = [await atOne.open(anna), await atOne.open(dan)];
    await atOne.ring(caller, addressOf.dan);
    const answered = await atOne.answer(window);
    await caller.next('joined');
    await window.cut();
    const back = await atTwo.open(dan);
    back.send({ type: 'resume', ref: 'back', leg: answered.leg, token: answered.token, media });
    expect(await back.next('joined')).toMatchObject({ leg: answered.leg, resumed: true });
    await back.cut();
    for (let seconds = 0; seconds < 80; seconds += 10) {
      house.clock.pass(10);
      await one.meetings.prove();
      await one.meetings.sweep();
    }
    expect((await caller.next('ended')).reason).toBe('ended');
    expect(await legsOf(blue)).toMatchObject([{ endReason: 'lost' }]);
  });

  test('of two windows that answer at once one has it', async () => {
    const [caller, window, other] = [await atOne.open(anna), await atOne.open(bo), await atTwo.open(bo)];
    await atOne.ring(caller, addressOf.bo);
    const { ring } = await window.next('ring');
    await other.next('ring');
    for (const client of [window, other]) client.send({ type: 'answer', ref: 'mine', ring: ring.id, media });
    await caller.next('joined');
    const came = await Promise.all(
      [window, other].map((client) => Promise.any([client.next('joined'), client.next('refused')])),
    );
    expect(
      came.map((message) => (message.type === 'refused' ? message.problem.code : message.type)).toSorted(),
    ).toEqual(['joined', 'ring_over']);
    expect(await legsOf(acme)).toHaveLength(2);
  });

  test('by one who is rung twice leaves the other caller with busy', async () => {
    const [caller, second, window] = [await atOne.open(anna), await atOne.open(cleo), await atOne.open(bo)];
    await atOne.ring(caller, addressOf.bo);
    await atOne.ring(second, addressOf.bo);
    await atOne.answer(window);
    expect((await second.next('ended')).reason).toBe('busy');
    expect(await attemptsOf(bo)).toContain(`in missed ${cleo.name}`);
  });
});

describe('nobody may', () => {
  test('call without an account, one’s own address, a room, or nobody', async () => {
    const [guest, caller] = [await atOne.open(null), await atOne.open(anna)];
    atOne.call(guest, addressOf.bo);
    expect((await guest.next('refused')).problem.code).toBe('not_signed_in');
    for (const [address, code] of [
      [addressOf.anna, 'calls_oneself'],
      [bo.room.address, 'address_of_room'],
      ['nobody.here@acme.rotunda.example', 'address_unknown'],
      ['no address', 'address_unknown'],
    ] as const) {
      const ref = atOne.call(caller, address);
      expect((await caller.next('refused', (message) => message.ref === ref)).problem.code).toBe(code);
    }
  });

  test('call into a company that takes no calls of others; it answers as for an unknown address', async () => {
    const db = house.database.forCompany(blue);
    await db.updateTable('company').set({ callsFromOthers: false }).execute();
    const caller = await atOne.open(anna);
    const [closed, unknown] = [
      atOne.call(caller, addressOf.dan),
      atOne.call(caller, 'nobody.here@blue.rotunda.example'),
    ];
    const answers = [];
    for (const ref of [closed, unknown]) {
      const { problem } = await caller.next('refused', (message) => message.ref === ref);
      answers.push({ code: problem.code, detail: problem.detail });
    }
    expect(answers[0]).toEqual(answers[1]);
    expect(answers[0]?.code).toBe('address_unknown');
    await db.updateTable('company').set({ callsFromOthers: true }).execute();
  });

  test('call somebody of another company again and again without an answer; colleagues may, and later on everybody', async () => {
    const [caller, window, colleague] = [await atOne.open(anna), await atOne.open(dan), await atOne.open(bo)];
    const inVain = async (address: string, at: typeof window) => {
      await atOne.ring(caller, address);
      await at.next('ring');
      caller.send({ type: 'leave', ref: 'enough' });
      await at.next('ring-ended');
      // Clicks are limited too.
      house.clock.pass(2);
    };
    for (let count = 0; count < 10; count += 1) await inVain(addressOf.dan, window);
    const ref = atOne.call(caller, addressOf.dan);
    const { problem } = await caller.next('refused', (message) => message.ref === ref);
    expect(problem).toMatchObject({ code: 'too_many_requests', retryAfter: 580 });
    expect(await attemptsOf(dan)).toHaveLength(10);
    for (let count = 0; count < 11; count += 1) await inVain(addressOf.bo, colleague);
    house.clock.pass(560);
    await inVain(addressOf.dan, window);
  });

  test('ring the same party from two windows at once', async () => {
    const [caller, again, window] = [await atOne.open(anna), await atTwo.open(anna), await atOne.open(bo)];
    await atOne.ring(caller, addressOf.bo);
    await window.next('ring');
    const ref = atTwo.call(again, addressOf.bo);
    expect((await again.next('refused', (message) => message.ref === ref)).problem.code).toBe('already_done');
    caller.send({ type: 'leave', ref: 'enough' });
    await window.next('ring-ended');
    await atTwo.ring(again, addressOf.bo);
    await window.next('ring');
  });

  test('answer, decline or cancel what rings for others', async () => {
    const [caller, window, other, guest] = [
      await atOne.open(anna),
      await atOne.open(bo),
      await atOne.open(dan),
      await atOne.open(null),
    ];
    await atOne.ring(caller, addressOf.bo);
    const { ring } = await window.next('ring');
    const tried = async (client: typeof guest, message: SentMessage & { ref: string }) => {
      client.send(message);
      return (await client.next('refused', ({ ref }) => ref === message.ref)).problem.code;
    };
    const forged: RingId = newId<RingId>();
    for (const id of [ring.id, forged]) {
      expect(await tried(other, { type: 'answer', ref: `a${id}`, ring: id, media })).toBe('ring_over');
      expect(await tried(other, { type: 'decline', ref: `d${id}`, ring: id })).toBe('ring_over');
      expect(await tried(other, { type: 'cancel', ref: `c${id}`, ring: id })).toBe('not_in_meeting');
      expect(await tried(guest, { type: 'answer', ref: `a${id}`, ring: id, media })).toBe('not_signed_in');
    }
    expect(await tried(caller, { type: 'cancel', ref: 'c', ring: ring.id })).toBe('not_in_meeting');
    // It rings still.
    window.send({ type: 'answer', ref: 'yes', ring: ring.id, media });
    await window.next('joined');
  });
});
