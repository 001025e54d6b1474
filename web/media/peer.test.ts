import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Signal } from '../../contract/live.ts';
import { Peer } from './peer.ts';
import { ModelConnection } from './testing/model-connection.ts';

type Wish = 'offer' | 'renewIce' | 'restart';
type Act = { side: 0 | 1; wish: Wish } | { cut: true };

/** Two peers with a relay between them that keeps the order of each direction; `scheduler` decides who is next. */
function connectTwo(scheduler: fc.Scheduler) {
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
      },
      state: () => undefined,
      stream: () => undefined,
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

const wish = fc.constantFrom<Wish>('offer', 'renewIce', 'restart');
const act = fc.oneof(
  { weight: 5, arbitrary: fc.record({ side: fc.constantFrom<0 | 1>(0, 1), wish }) },
  { weight: 1, arbitrary: fc.constant<Act>({ cut: true }) },
);

test('Two peers agree however their messages, wishes and losses fall', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(act, { minLength: 1, maxLength: 8 }), async (scheduler, acts) => {
      const two = connectTwo(scheduler);
      two.peers[0]?.offer();
      const performed = scheduler.scheduleSequence(acts.map((next) => () => perform(two, next)));
      await scheduler.waitIdle();
      await performed.task;
      await scheduler.waitIdle();

      const [left, right] = two.current();
      expect([left?.signaling, right?.signaling]).toEqual(['stable', 'stable']);
      expect([left?.partner, right?.partner]).toEqual([right?.id, left?.id]);
      expect(left?.agreed).toBe(right?.agreed);
      expect(two.opened.flat().flatMap(({ refusals }) => refusals)).toEqual([]);
      expect(two.sent()).toBeLessThan(20 + acts.length * 12);
    }),
    { numRuns: 500 },
  );
});

async function perform(two: ReturnType<typeof connectTwo>, next: Act) {
  if ('cut' in next) two.cut();
  else two.peers[next.side]?.[next.wish]();
}

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
