import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { addressOf, openCallHouse } from '../../testing/call-house.ts';
import { Phones } from '../../testing/phones.ts';
import { media } from '../../testing/room-visitors.ts';

const calls = await openCallHouse();
const { acme, anna, atOne, atTwo, attemptsOf, blue, bo, callsOf, cleo, dan, engine, house, legsOf, one } = calls;

beforeEach(() => calls.clean());
afterEach(() => calls.rest());
afterAll(() => calls.house.close());

describe('a call that nobody answers', () => {
  const unanswered = async (company: CompanyId) =>
    expect(await callsOf(company)).toMatchObject([{ kind: 'direct', unanswered: true }]);

  test('ends after 45 seconds, by whatever node sweeps, and is in both companies’ records without a leg', async () => {
    const [caller, window] = [await atOne.open(anna), await atTwo.open(dan)];
    await atOne.ring(caller, addressOf.dan);
    await window.next('ring');
    house.clock.pass(44);
    await one.meetings.sweep();
    expect(window.received.some(({ type }) => type === 'ring-ended')).toBe(false);
    house.clock.pass(1);
    await atTwo.node.meetings.sweep();
    expect((await caller.next('ended')).reason).toBe('no-answer');
    expect((await window.next('ring-ended')).why).toBe('no-answer');
    for (const company of [acme, blue]) {
      await unanswered(company);
      expect(await legsOf(company)).toEqual([]);
    }
    expect(house.closedSpans).toHaveLength(2);
    expect(await attemptsOf(anna)).toEqual([`out no-answer ${addressOf.dan}`]);
    expect(await attemptsOf(dan)).toEqual([`in missed ${anna.name}`]);
  });

  test('is declined on one window for all', async () => {
    const [caller, window, other] = [await atOne.open(anna), await atOne.open(bo), await atTwo.open(bo)];
    await atOne.ring(caller, addressOf.bo);
    const { ring } = await window.next('ring');
    window.send({ type: 'decline', ref: 'no', ring: ring.id });
    await window.next('done');
    expect((await caller.next('ended')).reason).toBe('declined');
    expect((await other.next('ring-ended')).why).toBe('declined');
    expect([await attemptsOf(anna), await attemptsOf(bo)]).toEqual([
      [`out declined ${bo.name}`],
      [`in declined ${anna.name}`],
    ]);
    await unanswered(acme);
  });

  test.each(['leaves', 'closes the window', 'is suspended'])('is cancelled when the caller %s', async (how) => {
    const [caller, window] = [await atOne.open(anna), await atTwo.open(bo)];
    await atOne.ring(caller, addressOf.bo);
    await window.next('ring');
    if (how === 'leaves') caller.send({ type: 'leave', ref: 'bye' });
    else if (how === 'closes the window') await caller.close();
    else await one.meetings.onMemberGone(acme, anna.id, 'suspended');
    expect((await window.next('ring-ended')).why).toBe('cancelled');
    expect(await attemptsOf(bo)).toEqual([`in missed ${anna.name}`]);
    expect(await attemptsOf(anna)).toEqual([`out cancelled ${bo.name}`]);
    await unanswered(acme);
  });

  test('ends when who is called may not answer any more', async () => {
    const [caller, window] = [await atOne.open(anna), await atTwo.open(bo)];
    await atOne.ring(caller, addressOf.bo);
    await window.next('ring');
    await one.meetings.onMemberGone(acme, bo.id, 'suspended');
    expect((await caller.next('ended')).reason).toBe('no-answer');
  });

  test.each(['in a meeting elsewhere', 'calling', 'not to be disturbed'])(
    'is busy at once for one who is %s',
    async (how) => {
      const [caller, window] = [await atOne.open(anna), await atTwo.open(bo)];
      if (how === 'calling') await atTwo.ring(window, addressOf.dan);
      else if (how === 'in a meeting elsewhere') {
        window.send({ type: 'join', ref: 'in', address: dan.room.address, media });
        await window.next('joined');
      } else {
        const row = { partyId: bo.id, companyId: acme, until: null };
        await house.database.forCompany(acme).insertInto('doNotDisturb').values(row).execute();
      }
      atOne.call(caller, addressOf.bo);
      expect((await caller.next('ended')).reason).toBe('busy');
      expect(await attemptsOf(bo)).toEqual([`in missed ${anna.name}`]);
      expect((await window.next('changed')).kinds).toEqual(['my-calls']);
      expect(window.received.some(({ type }) => type === 'ring')).toBe(false);
    },
  );

  test('shows who watches that both are engaged, and then free again, and tells nobody of another company', async () => {
    const [watcher, stranger] = [await atOne.open(cleo), await atOne.open(dan)];
    watcher.send({ type: 'watch', parties: [anna.id, bo.id, dan.id] });
    const { parties: atFirst } = await watcher.next('presence');
    expect(Object.keys(atFirst).toSorted()).toEqual([anna.id, bo.id].toSorted());
    // Windows of the tests before may have been closed just now.
    for (const party of [anna.id, bo.id])
      if (atFirst[party] !== 'offline') await watcher.next('presence', ({ parties }) => parties[party] === 'offline');
    stranger.send({ type: 'watch', parties: [anna.id] });
    expect((await stranger.next('presence')).parties).toEqual({});
    const [caller, window] = [await atOne.open(anna), await atOne.open(bo)];
    await watcher.next('presence', ({ parties }) => parties[bo.id] === 'available');
    await atOne.ring(caller, addressOf.bo);
    await atOne.answer(window);
    await watcher.next('presence', ({ parties }) => parties[bo.id] === 'in-call');
    caller.send({ type: 'leave', ref: 'bye' });
    await watcher.next('presence', ({ parties }) => parties[bo.id] === 'available');
    await window.close();
    await watcher.next('presence', ({ parties }) => parties[bo.id] === 'offline');
    expect(stranger.received.filter(({ type }) => type === 'presence')).toHaveLength(1);
  });

  test('rings in a window that opens meanwhile', async () => {
    const caller = await atOne.open(anna);
    await atOne.ring(caller, addressOf.bo);
    const late = await atTwo.open(bo);
    await atTwo.answer(late);
    await caller.next('joined');
  });

  test('comes back to its caller after a restart of the caller’s node, and can be answered still', async () => {
    const third = await house.startNode({ engine, apart: true });
    const caller = await third.connect(anna);
    const window = await atTwo.open(bo);
    const { leg, token } = await new Phones(third).ring(caller, addressOf.bo);
    await third.kill();
    const back = await atOne.open(anna);
    back.send({ type: 'resume', ref: 'back', leg, token, media });
    expect(await back.next('calling')).toMatchObject({ ref: 'back', leg, name: bo.name });
    await atTwo.answer(window);
    await back.next('joined', ({ ref }) => ref === 'back');
  });
});
