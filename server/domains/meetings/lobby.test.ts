import { describe, expect, test } from 'vitest';
import type { AccountId, CompanyId, LegId, RoomId } from '../../../contract/ids.ts';
import { newId } from '../../platform/random.ts';
import { shownLobby } from './lobby.ts';
import { findPlace } from './operations/find-place.ts';
import type { PartyRow } from './queries.ts';

const at = new Date('2026-03-02T09:00:00.000Z');
const company = newId<CompanyId>();
const room = newId<RoomId>();

const party = (more: Partial<PartyRow>): PartyRow => ({
  ...{ legId: newId<LegId>(), companyId: company, roomId: room, state: 'waiting-lobby', partyKind: 'guest' },
  ...{
    partyId: null,
    accountId: null,
    homeCompanyId: null,
    name: 'Guest',
    role: 'guest',
    control: false,
    owner: false,
  },
  ...{ microphone: false, camera: false, screen: false, handAt: null, mutedAt: null, mutedBy: null, mediaGoneAt: null },
  ...{ tokenDigest: '', node: 'one', browser: null, originDigest: null, onGuard: false, pinFits: false },
  ...{ arrivedAt: at, joinedAt: null, aliveAt: at },
  ...more,
});
const guesser = (origin: string, more: Partial<PartyRow> = {}) =>
  party({ onGuard: true, originDigest: origin, ...more });
const guessers = (count: number) => Array.from({ length: count }, (_, index) => guesser(`network ${index}`));
const legs = (parties: readonly PartyRow[]) => parties.map(({ legId }) => legId);

const control = { control: true };
const hostByPin = { control: false };

describe('the lobby', () => {
  test('shows at most 25 of those who gave a PIN on guard, one per origin, and everybody else', () => {
    const others = Array.from({ length: 30 }, () => party({ originDigest: 'office' }));
    const crowd = guessers(40).flatMap((one) => [one, guesser(one.originDigest ?? '')]);
    for (const viewer of [control, hostByPin]) {
      const shown = shownLobby([...others, ...crowd], viewer);
      expect(legs(shown.filter(({ onGuard }) => !onGuard))).toEqual(legs(others));
      const guessing = shown.filter(({ onGuard }) => onGuard);
      expect(guessing).toHaveLength(25);
      expect(new Set(guessing.map(({ originDigest }) => originDigest)).size).toBe(25);
    }
  });
  test('counts an account as an origin of its own', () => {
    const account = newId<AccountId>();
    const shown = shownLobby([guesser('office'), guesser('office', { accountId: account })], control);
    expect(shown).toHaveLength(2);
  });
  test('shows to whoever has control who gave a PIN that fits, whatever the crowd, in the order of arrival', () => {
    const guest = guesser('home', { pinFits: true });
    const shown = shownLobby([...guessers(200), guest], control);
    expect(shown).toHaveLength(25);
    expect(shown.at(-1)).toBe(guest);
    const behindOneNetwork = [guesser('office'), guesser('office', { pinFits: true })];
    expect(legs(shownLobby(behindOneNetwork, control))).toEqual(legs(behindOneNetwork.slice(1)));
  });
  test('tells a host by PIN nothing of which PINs fit', () => {
    const crowd = guessers(200);
    const fitting = crowd.map((one, index) => ({ ...one, pinFits: index >= 100 }));
    expect(legs(shownLobby(fitting, hostByPin))).toEqual(legs(shownLobby(crowd, hostByPin)));
  });
  test('shows nobody who is in, or whose connection is lost', () => {
    expect(shownLobby([party({ state: 'in' }), party({ node: null }), guesser('x', { node: null })], control)).toEqual(
      [],
    );
  });
});

describe('a place in the queue', () => {
  test('is refused to the 101st who waits, and to the 26th of one network', () => {
    const queue = (count: number) =>
      Array.from({ length: count }, (_, index) => party({ originDigest: String(index) }));
    expect(findPlace(queue(99), party({ originDigest: 'new' }), 8)).toEqual([]);
    expect(() => findPlace(queue(100), party({ originDigest: 'new' }), 8)).toThrow('as many parties as it can carry');
    const office = Array.from({ length: 25 }, () => party({ originDigest: 'office' }));
    expect(() => findPlace(office, party({ originDigest: 'office' }), 8)).toThrow('as many parties as it can carry');
    expect(findPlace(office, party({ originDigest: 'home' }), 8)).toEqual([]);
  });
  test('on guard is refused to nobody: who has waited longest makes room, whatever PIN it gave', () => {
    const crowd = guessers(250);
    for (const pinFits of [false, true]) {
      const queue = crowd.map((one) => ({ ...one, pinFits }));
      for (const fits of [false, true]) {
        expect(findPlace(queue, guesser('new', { pinFits: fits }), 8)).toEqual(queue.slice(0, 1));
      }
    }
    expect(findPlace(crowd.slice(1), guesser('new'), 8)).toEqual([]);
    const office = Array.from({ length: 25 }, () => guesser('office'));
    expect(findPlace([...guessers(9), ...office], guesser('office'), 8)).toEqual(office.slice(0, 1));
    // And takes nobody else's.
    expect(findPlace(crowd, party({ originDigest: 'new' }), 8)).toEqual([]);
  });
});
