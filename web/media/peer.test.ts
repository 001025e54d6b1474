import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Signal } from '../../contract/live.ts';
import { Peer } from './peer.ts';
import { ModelConnection } from './testing/model-connection.ts';

type Wish = 'offer' | 'renewIce' | 'restart' | 'share';
type Act = { side: 0 | 1; wish: Wish } | { cut: true } | { both: Wish };

/** How the relay between two peers treats their messages; it keeps the order of each direction. */
interface Relay {
  /** Every how many messages one comes twice; 0 for never. */
  repeats: number;
}

/** Two peers with a relay between them; `scheduler` decides who is next. */
function connectTwo(scheduler: fc.Scheduler, { repeats }: Relay = { repeats: 0 }) {
  const opened: [ModelConnection[], ModelConnection[]] = [[], []];
  const peers: Peer[] = [];
  let sent = 0;
  let cable = 0;

  function deliver(to: 0 | 1, signal: Signal, over: number, before: Promise<unknown>) {
    return before.then(async () => {
      await scheduler.schedule(Promise.resolve(), `to ${to}`);
      if (over === cable) peers[to]?.receive(signal);
    });
  }

  function makePeer(side: 0 | 1) {
    const other = side === 0 ? 1 : 0;
    let last: Promise<unknown> = Promise.resolve();
    return new Peer(side === 0, {
      open(events) {
        const connection = new ModelConnection(events, () => scheduler.schedule(Promise.resolve(), `step ${side}`));
        opened[side].push(connection);
        return connection;
      },
      send(signal) {
        sent += 1;
        last = deliver(other, signal, cable, last);
        if (repeats > 0 && sent % repeats === 0) last = deliver(other, signal, cable, last);
      },
      state: () => undefined,
      media: () => undefined,
    });
  }
  peers.push(makePeer(0), makePeer(1));

  return {
    peers,
    opened,
    current: () => [opened[0].at(-1), opened[1].at(-1)] as const,
    sent: () => sent,
    /** Everything on its way is lost; then both sides learn that they reach each other again. */
    cut() {
      cable += 1;
      for (const peer of peers) peer.repeat();
    },
  };
}

const wish = fc.constantFrom<Wish>('offer', 'renewIce', 'restart', 'share');
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ side: fc.constantFrom<0 | 1>(0, 1), wish }) },
  { weight: 1, arbitrary: fc.record({ both: wish }) },
  { weight: 1, arbitrary: fc.constant<Act>({ cut: true }) },
);

async function perform(two: ReturnType<typeof connectTwo>, next: Act) {
  if ('cut' in next) two.cut();
  else for (const peer of 'both' in next ? two.peers : [two.peers[next.side]]) peer && express(peer, next);
}

function express(peer: Peer, next: { wish: Wish } | { both: Wish }) {
  const wanted = 'both' in next ? next.both : next.wish;
  // Sections are fixed: a screen that is shared is another track in one of them, and needs no agreement.
  if (wanted === 'share') peer.setLocal({ audio: null, video: null, screen: null, screenAudio: null });
  else peer[wanted]();
}

function expectAgreement(two: ReturnType<typeof connectTwo>) {
  const [left, right] = two.current();
  expect([left?.signaling, right?.signaling]).toEqual(['stable', 'stable']);
  expect([left?.partner, right?.partner]).toEqual([right?.id, left?.id]);
  expect(left?.agreed).toBe(right?.agreed);
  expect(two.opened.flat().flatMap(({ refusals }) => refusals)).toEqual([]);
}

async function runActs(two: ReturnType<typeof connectTwo>, scheduler: fc.Scheduler, acts: readonly Act[]) {
  const performed = scheduler.scheduleSequence(acts.map((next) => () => perform(two, next)));
  await scheduler.waitIdle();
  await performed.task;
  await scheduler.waitIdle();
}

test('Two peers agree however their messages, wishes and losses fall', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(act, { minLength: 1, maxLength: 8 }), async (scheduler, acts) => {
      const two = connectTwo(scheduler);
      two.peers[0]?.offer();
      await runActs(two, scheduler, acts);
      expectAgreement(two);
      expect(two.sent()).toBeLessThan(20 + acts.length * 24);
    }),
    { numRuns: 500 },
  );
});

test('Two peers agree where messages come twice', async () => {
  const relay = fc.record({ repeats: fc.integer({ min: 1, max: 4 }) });
  const few = fc.array(act, { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), relay, few, async (scheduler, how, acts) => {
      const two = connectTwo(scheduler, how);
      two.peers[1]?.offer();
      await runActs(two, scheduler, acts);
      expectAgreement(two);
    }),
    { numRuns: 300 },
  );
});

test('Two peers that both make their connection anew, at once and again, agree in the end', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.integer({ min: 1, max: 4 }), async (scheduler, times) => {
      const two = connectTwo(scheduler);
      two.peers[0]?.offer();
      await runActs(two, scheduler, Array(times).fill({ both: 'restart' }));
      expectAgreement(two);
    }),
    { numRuns: 200 },
  );
});

test('Sharing a screen says nothing to the other side', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(fc.constantFrom<0 | 1>(0, 1)), async (scheduler, sides) => {
      const two = connectTwo(scheduler);
      two.peers[0]?.offer();
      await scheduler.waitIdle();
      const before = two.sent();
      const acts = sides.map((side) => ({ side, wish: 'share' as const }));
      await runActs(two, scheduler, acts);
      expect(two.sent()).toBe(before);
      expectAgreement(two);
    }),
  );
});

test('Two peers that offer at the same moment need one connection more, on the polite side', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), async (scheduler) => {
      const two = connectTwo(scheduler);
      for (const peer of two.peers) peer.offer();
      await scheduler.waitIdle();
      const [left, right] = two.current();
      expect(left?.agreed).toBe(right?.agreed);
      expect(two.opened[1]).toHaveLength(1);
      expect(two.opened[0].length).toBeLessThanOrEqual(2);
    }),
  );
});
