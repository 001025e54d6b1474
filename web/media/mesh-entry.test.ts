import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { legId } from '../../contract/ids.ts';
import type { Signal } from '../../contract/live.ts';
import { topStep } from './ladder.ts';
import { MeshEntry } from './mesh-entry.ts';
import type { SendingLimits } from './sending-plan.ts';
import { ModelConnection } from './testing/model-connection.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const leg = legId.parse('00000000-0000-4000-8000-000000000002');

/** An entry over a modelled connection that remembers what it was told. */
function openEntry() {
  const told: { silent: boolean[]; limits: SendingLimits[]; shown: Signal['shown'][] } = {
    silent: [],
    limits: [],
    shown: [],
  };
  class Told extends ModelConnection {
    override silence(silent?: boolean) {
      if (silent !== undefined) told.silent.push(silent);
      return undefined;
    }
    override limit(limits?: SendingLimits) {
      if (limits) told.limits.push(limits);
      return undefined;
    }
  }
  const entry = new MeshEntry(true, {
    open: (events) => new Told(events, () => Promise.resolve()),
    send: ({ shown }) => shown && told.shown.push(shown),
    media: () => undefined,
    link: () => undefined,
  });
  const follow = (microphone: boolean, connected = true, reachable = true) =>
    entry.follow({ leg, connected, media: { microphone, camera: true, screen: false } }, 'await', reachable);
  return { entry, told, follow };
}

test('Whose microphone is off is not heard, whatever is sent', () => {
  const { entry, told, follow } = openEntry();
  follow(true);
  expect(told.silent.at(-1)).toBe(false);
  follow(false);
  expect(told.silent.at(-1)).toBe(true);
  entry.close();
});

test('While the service can tell nobody who unmuted, whoever speaks is heard', () => {
  const { entry, told, follow } = openEntry();
  follow(false);
  entry.setReachable(false, false);
  expect(told.silent.at(-1)).toBe(false);
  entry.setReachable(true, true);
  expect(told.silent.at(-1)).toBe(true);
  follow(false, false);
  expect(told.silent.at(-1)).toBe(false);
  entry.close();
});

test('The other side is told how large it is shown: once a step, not at full size, and again after a loss', () => {
  const { entry, told, follow } = openEntry();
  follow(true);
  entry.askFor({ camera: Number.POSITIVE_INFINITY, screen: Number.POSITIVE_INFINITY });
  expect(told.shown).toEqual([]);
  entry.askFor({ camera: 161, screen: 0 });
  entry.askFor({ camera: 170, screen: 0 });
  expect(told.shown).toEqual([{ camera: 180, screen: 0 }]);
  entry.setReachable(false, false);
  entry.askFor({ camera: 90, screen: 0 });
  expect(told.shown).toHaveLength(1);
  entry.setReachable(true, true);
  expect(told.shown.at(-1)).toEqual({ camera: 90, screen: 0 });
  entry.close();
});

test('No more is sent than the other side shows, and limits are set only where they change', () => {
  const { entry, told } = openEntry();
  const before = told.limits.length;
  entry.plan(1, false, topStep);
  expect(told.limits).toHaveLength(before);
  entry.shownThere = { camera: 100, screen: 0 };
  entry.plan(1, false, topStep);
  entry.plan(1, false, topStep);
  expect(told.limits).toHaveLength(before + 1);
  expect(told.limits.at(-1)).toMatchObject({ camera: { lines: 180 }, screen: { lines: 0 } });
  entry.close();
});
