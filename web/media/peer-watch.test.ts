import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { PeerWatch } from './peer-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch() {
  const did: string[] = [];
  const peer = { renewIce: () => did.push('renew'), restart: () => did.push('restart') };
  return { did, watch: new PeerWatch(peer, (link) => did.push(link)) };
}

test('A short gap is waited out, a longer one gets a new path', () => {
  const { did, watch: watched } = watch();
  watched.observe('connected');
  watched.observe('disconnected');
  vi.advanceTimersByTime(2_900);
  watched.observe('connected');
  vi.advanceTimersByTime(60_000);
  expect(did).toEqual(['connected', 'interrupted', 'connected']);
  watched.observe('disconnected');
  vi.advanceTimersByTime(3_000);
  expect(did.slice(3)).toEqual(['interrupted', 'renew']);
});

test('A failed path is renewed at once, and a connection that stays away is made anew', () => {
  const { did, watch: watched } = watch();
  watched.observe('connected');
  watched.observe('failed');
  expect(did).toEqual(['connected', 'interrupted', 'renew']);
  vi.advanceTimersByTime(12_000);
  expect(did.at(-1)).toBe('restart');
});

test('What never connects is told as unreachable and tried ever more rarely', () => {
  const { did } = watch();
  vi.advanceTimersByTime(12_000);
  expect(did).toEqual(['unreachable', 'restart']);
  vi.advanceTimersByTime(24_000 + 48_000 + 60_000 + 60_000);
  expect(did.filter((what) => what === 'restart')).toHaveLength(5);
});

test('Nothing is mended while signals do not get through, and what is broken as soon as they do', () => {
  const { did, watch: watched } = watch();
  watched.observe('connected');
  watched.setReachable(false);
  watched.observe('failed');
  vi.advanceTimersByTime(30_000);
  expect(did).toEqual(['connected', 'interrupted']);
  watched.setReachable(true);
  expect(did.at(-1)).toBe('renew');
});

test('A network that was changed while signals did not get through is looked at as soon as they do', () => {
  const { did, watch: watched } = watch();
  watched.observe('connected');
  watched.setReachable(false);
  watched.renewPath();
  expect(did).toEqual(['connected']);
  watched.setReachable(true);
  expect(did).toEqual(['connected', 'renew']);
  watched.setReachable(false);
  watched.setReachable(true);
  expect(did).toEqual(['connected', 'renew']);
});

test('A closed watch does nothing more', () => {
  const { did, watch: watched } = watch();
  watched.close();
  vi.advanceTimersByTime(120_000);
  expect(did).toEqual([]);
});
