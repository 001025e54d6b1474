import { expect, test } from 'vitest';
import { legId } from '../../contract/ids.ts';
import { keepPlace } from './place-memory.ts';

const place = {
  request: { to: 'room' as const, address: 'b@a.example' },
  leg: legId.parse('00000000-0000-4000-8000-000000000001'),
  token: 'secret',
};

function open() {
  const kept = new Map<string, string>();
  const storage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
    removeItem: (key: string) => kept.delete(key),
  };
  const clock = { now: 0 };
  return { clock, memory: keepPlace(storage, () => clock.now) };
}

test('A place is there again for a minute after the page went away', () => {
  const { clock, memory } = open();
  memory.remember(place);
  clock.now = 3_600_000;
  memory.touch();
  clock.now += 59_000;
  expect(memory.recall(place.request)).toEqual(place);
  clock.now += 2_000;
  expect(memory.recall(place.request)).toBeNull();
});

test('The place in one room is not offered in another', () => {
  const { memory } = open();
  memory.remember(place);
  expect(memory.recall({ to: 'room', address: 'c@a.example' })).toBeNull();
});

test('What is forgotten stays forgotten when the page goes away', () => {
  const { memory } = open();
  memory.remember(place);
  memory.forget();
  memory.touch();
  expect(memory.recall(place.request)).toBeNull();
});
