import { expect, test } from 'vitest';
import { addressFault } from '../../directory/index.ts';
import { localPartOfRoom, teamRoomAddress } from './team-room-address.ts';

const rules = { domains: ['acme.example'], ownDomain: false, suffix: '.vmr' };

test.each([
  ['Oslo lab', 1, 'oslo.lab.vmr'],
  ['Oslo lab', 2, 'oslo.lab2.vmr'],
  ['Møterom Æ', 1, 'moterom.ae.vmr'],
  ['Лаборатория', 1, 'laboratoriya.vmr'],
  ['会議室', 1, 'room.meet.vmr'],
])('%s, attempt %i, is proposed as %s', (name, attempt, expected) => {
  expect(localPartOfRoom(name, '.vmr', attempt)).toBe(expected);
});

test('what is proposed is an address with each suffix, however long the name', () => {
  for (const suffix of ['.vmr', '-room', '.meeting-room-at']) {
    for (const attempt of [1, 2, 1000]) {
      for (const length of [1, 50, 60, 64, 100]) {
        const localPart = localPartOfRoom('a'.repeat(length), suffix, attempt);
        expect(addressFault(localPart, { ownDomain: false })).toBeNull();
        expect(localPart.endsWith(suffix)).toBe(true);
        if (attempt > 1) expect(localPart).toContain(String(attempt));
      }
    }
  }
});

test('a typed one is taken as it is, without the suffix too', () => {
  expect(teamRoomAddress(rules, ' The-Hall ', 'acme.example')).toBe('the-hall@acme.example');
  expect(() => teamRoomAddress(rules, 'hall', 'acme.example')).toThrow('at least 6');
});
