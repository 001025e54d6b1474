import { describe, expect, test } from 'vitest';
import { legId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import { actsOn, findPeople, inRosterOrder } from './people-panel-order.ts';

const leg = (number: number) => legId.parse(`00000000-0000-4000-8000-00000000000${number}`);
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
const owner = party(1, { role: 'host', control: true, owner: true });

test('raised hands stand first in their order, the others as they came', () => {
  const parties = [1, 2, 3, 4].map((number) => party(number));
  const hands = new Map([
    [leg(4), 1],
    [leg(2), 2],
  ]);
  expect(inRosterOrder(parties, hands).map(({ name }) => name)).toEqual(['Party 4', 'Party 2', 'Party 1', 'Party 3']);
});

test('people are found by parts of their name, without accents', () => {
  const parties = [party(1, { name: 'Zoë Ångström' }), party(2, { name: 'Zoltan Berg' })];
  expect(findPeople(parties, 'zoe ang')).toEqual([parties[0]]);
  expect(findPeople(parties, ' ')).toEqual(parties);
});

describe('what one may do with somebody', () => {
  test('is nothing but pinning for a guest and for a host without control', () => {
    expect(actsOn(owner, party(2))).toEqual(['pin']);
    expect(actsOn(party(3), party(2, { role: 'host' }))).toEqual(['pin']);
  });
  test('is what the right and the other one’s state allow', () => {
    expect(actsOn(party(2), owner)).toEqual(['pin', 'mute', 'make-host', 'give-control', 'disconnect']);
    const host = party(2, { role: 'host', media: { microphone: false, camera: true, screen: false }, handAt: 'x' });
    expect(actsOn(host, owner)).toEqual(['pin', 'lower-hand', 'give-control', 'make-guest', 'disconnect']);
    expect(actsOn(party(2, { kind: 'video-system', role: 'host' }), owner)).not.toContain('give-control');
  });
  test('disconnects an owner by another owner alone, and never oneself', () => {
    expect(actsOn(owner, party(2, { role: 'host', control: true }))).toEqual(['pin', 'mute']);
    expect(actsOn(owner, party(2, { role: 'host', control: true, owner: true }))).toContain('disconnect');
    expect(actsOn({ ...owner, handAt: 'x' }, owner)).toEqual(['lower-hand']);
  });
});
