import fc from 'fast-check';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { RingId } from '../../../contract/ids.ts';
import { newId } from '../../platform/random.ts';
import { addressOf, openCallHouse } from '../../testing/call-house.ts';
import type { LiveClient } from '../../testing/live-client.ts';
import { media } from '../../testing/room-visitors.ts';

const calls = await openCallHouse();
const { acme, anna, atOne, atTwo, bo, callsOf, dan, house, legsOf } = calls;

beforeEach(() => calls.clean());
afterEach(() => calls.rest());
afterAll(() => calls.house.close());

describe('two who call each other', () => {
  // Every order in which the two messages, and a change of mind, may arrive; on two nodes they also run at once.
  const orders = [
    ['anna', 'bo'],
    ['bo', 'anna'],
  ] as const;
  for (const [first, second] of orders) {
    test.each(['after the ring was heard', 'at the same moment'])(
      `${first} before ${second}, %s, are in one call`,
      async (when) => {
        const people = { anna: { is: anna, at: atOne }, bo: { is: bo, at: atTwo } };
        const [a, b] = [people[first], people[second]];
        const [early, late] = [await a.at.open(a.is), await b.at.open(b.is)];
        a.at.call(early, addressOf[second]);
        if (when === 'after the ring was heard') await late.next('ring');
        b.at.call(late, addressOf[first]);
        const [here, there] = await Promise.all([early.next('joined'), late.next('joined')]);
        expect(here.meeting.call).toBe(there.meeting.call);
        expect(await callsOf(acme)).toMatchObject([{ unanswered: false }]);
        expect(await legsOf(acme)).toHaveLength(2);
        const rings = await house.database.forCompany(acme).selectFrom('liveRing').select('id').execute();
        expect(rings).toEqual([]);
      },
    );
  }

  test('are in one call across companies, and many times over', async () => {
    for (let round = 0; round < 5; round += 1) {
      const [early, late] = [await atOne.open(anna), await atTwo.open(dan)];
      atOne.call(early, addressOf.dan);
      atTwo.call(late, addressOf.anna);
      const [here, there] = await Promise.all([early.next('joined'), late.next('joined')]);
      expect(here.meeting.call).toBe(there.meeting.call);
      early.send({ type: 'leave', ref: 'bye' });
      await late.next('ended');
      await Promise.all([early.close(), late.close()]);
    }
  });

  test('where one gives up as the other calls, the call that is left rings', async () => {
    const [early, late] = [await atOne.open(anna), await atTwo.open(bo)];
    await atOne.ring(early, addressOf.bo);
    early.send({ type: 'leave', ref: 'bye' });
    atTwo.call(late, addressOf.anna);
    // Whichever came first: late rings anna, or was in a call with her for a moment.
    const came = await Promise.any([early.next('ring'), late.next('ended', ({ reason }) => reason === 'ended')]);
    expect(['ring', 'ended']).toContain(came.type);
  });
});

describe('whatever two do who call each other, in any order', () => {
  const deed = fc.record({
    who: fc.constantFrom('anna' as const, 'bo' as const),
    does: fc.constantFrom('call', 'call', 'answer', 'decline', 'leave'),
    /** Until all that was said before is done; otherwise the two nodes are at it at the same moment. */
    waits: fc.boolean(),
  });
  type Deed = typeof deed extends fc.Arbitrary<infer Value> ? Value : never;

  let refs = 0;
  /** A node does what one window says in its order: what it refuses last is after all the rest. */
  async function hasDone(client: LiveClient): Promise<void> {
    refs += 1;
    const ref = `last ${refs}`;
    client.send({ type: 'decline', ref, ring: newId<RingId>() });
    await client.next('refused', (message) => message.ref === ref);
  }

  function say(client: LiveClient, { who, does }: Deed): void {
    refs += 1;
    const ref = `${does} ${refs}`;
    const heard = client.received.findLast((message) => message.type === 'ring');
    if (does === 'call') client.send({ type: 'call', ref, address: addressOf[who === 'anna' ? 'bo' : 'anna'], media });
    else if (does === 'leave') client.send({ type: 'leave', ref });
    else if (heard && does === 'answer') client.send({ type: 'answer', ref, ring: heard.ring.id, media });
    else if (heard && does === 'decline') client.send({ type: 'decline', ref, ring: heard.ring.id });
  }

  async function standing() {
    const db = house.database.forCompany(acme);
    const parties = await db.selectFrom('liveParty').select(['partyId', 'state', 'roomId']).execute();
    const rings = await db.selectFrom('liveRing').select(['byParty', 'roomId']).execute();
    return { parties, rings };
  }

  /** One call with both, or one of them who rings at the other, or nothing. */
  async function expectSense(): Promise<void> {
    const { parties, rings } = await standing();
    const [first] = parties;
    const isIn = first?.state === 'in';
    const there = parties.map(({ partyId, state, roomId }) => ({ partyId, state, roomId }));
    const both = [anna, bo].map(({ id }) => ({ partyId: id, state: 'in', roomId: first?.roomId }));
    if (isIn) expect(there).toEqual(expect.arrayContaining(both));
    expect(there).toHaveLength(isIn ? 2 : rings.length);
    expect(rings).toEqual(first && !isIn ? [{ byParty: first.partyId, roomId: first.roomId }] : []);
  }

  test('there is at most one call, with both in it, nobody is left ringing, and both histories tell the same', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 7 }), async (deeds) => {
        const windows = { anna: await atOne.open(anna), bo: await atTwo.open(bo) };
        const both = [windows.anna, windows.bo];
        for (const each of deeds) {
          if (each.waits) await Promise.all(both.map(hasDone));
          say(windows[each.who], each);
        }
        await Promise.all(both.map(hasDone));
        await expectSense();
        for (const client of both) client.send({ type: 'leave', ref: 'bye' });
        await Promise.all(both.map(hasDone));
        expect(await standing()).toEqual({ parties: [], rings: [] });
        await Promise.all(both.map((client) => client.close()));
        const attempts = await house.database
          .forCompany(acme)
          .selectFrom('callAttempt')
          .select(['id', 'direction', 'callId'])
          .execute();
        const told = (direction: 'in' | 'out') =>
          attempts
            .filter((attempt) => attempt.direction === direction)
            .map(({ id, callId }) => `${id} ${callId}`)
            .toSorted();
        expect(told('in')).toEqual(told('out'));
      }),
      { numRuns: 25 },
    );
  }, 60_000);
});
