import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { addressOf, openCallHouse } from '../../testing/call-house.ts';

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
