import { describe, expect, test } from 'vitest';
import { legId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import { handOrder, newsBetween, type Seen } from './announcements-news.ts';

const leg = (number: number) => legId.parse(`00000000-0000-4000-8000-00000000000${number}`);
const you = leg(1);
const party = (number: number, change: Partial<Party> = {}): Party => ({
  leg: leg(number),
  name: `Party ${number}`,
  kind: 'guest',
  role: 'guest',
  control: false,
  owner: false,
  device: 1,
  joinedAt: '2026-01-01T00:00:00.000Z',
  media: { microphone: true, camera: true, screen: false },
  handAt: null,
  connected: true,
  ...change,
});
const seen = (parties: Party[], change: Partial<Seen['meeting']> = {}): Seen => ({
  meeting: { parties, lobby: [], locked: false, ...change },
  chat: [],
});
const at = (second: number) => `2026-01-01T00:00:0${second}.000Z`;

describe('news', () => {
  test('are who comes, goes, raises a hand or waits, and nothing of it about oneself', () => {
    const before = seen([party(1), party(2)]);
    const waiting = { leg: leg(4), name: 'Tove', kind: 'guest' as const, since: at(0) };
    const after = seen([party(1, { handAt: at(1) }), party(3, { handAt: at(2) })], { lobby: [waiting] });
    expect(newsBetween(before, after, you).map((news) => [news.what, 'name' in news ? news.name : ''])).toEqual([
      ['joined', 'Party 3'],
      ['left', 'Party 2'],
      ['raised', 'Party 3'],
      ['waits', 'Tove'],
    ]);
    expect(newsBetween(after, after, you)).toEqual([]);
  });

  test('are the lock and one’s own rights', () => {
    const guest = seen([party(1)]);
    const host = seen([party(1, { role: 'host' })], { locked: true });
    const controls = seen([party(1, { role: 'host', control: true })]);
    expect(newsBetween(guest, host, you)).toEqual([{ what: 'locked' }, { what: 'made-host' }]);
    expect(newsBetween(host, controls, you)).toEqual([{ what: 'unlocked' }, { what: 'given-control' }]);
    expect(newsBetween(controls, guest, you)).toEqual([{ what: 'made-guest' }]);
  });

  test('are what others say, each message once', () => {
    const message = { id: 'a', leg: leg(2), name: 'Party 2', at: at(0), text: 'hello' };
    const own = { ...message, id: 'b', leg: you };
    const before = seen([party(1)]);
    const after = { ...before, chat: [message, own] };
    expect(newsBetween(before, after, you)).toEqual([
      { what: 'said', id: 'a', leg: leg(2), name: 'Party 2', text: 'hello' },
    ]);
    expect(newsBetween(after, after, you)).toEqual([]);
  });
});

test('hands have the order in which they went up', () => {
  const order = handOrder([party(1, { handAt: at(5) }), party(2), party(3, { handAt: at(2) })]);
  expect([...order]).toEqual([
    [leg(3), 1],
    [leg(1), 2],
  ]);
});
