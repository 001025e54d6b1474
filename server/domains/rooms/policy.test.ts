import { expect, test } from 'vitest';
import { newId } from '../../platform/random.ts';
import { type Controller, standingByRule } from './policy.ts';
import type { OwnerRule } from './tables.ts';

const owner = newId<Controller['id']>();
const member = { id: newId<Controller['id']>(), administrator: false };
const administrator = { id: newId<Controller['id']>(), administrator: true };
const team = (ownerRule: OwnerRule) => ({ kind: 'team' as const, ownerId: null, ownerRule });

test.each([
  ['administrators', 'other', 'control'],
  ['everyone', 'control', 'control'],
  ['members', null, 'control'],
] as const)('a team room for %s: a member is %s, an administrator %s', (rule, ofMember, ofAdministrator) => {
  expect(standingByRule(team(rule), member)).toBe(ofMember);
  expect(standingByRule(team(rule), administrator)).toBe(ofAdministrator);
});

test('a personal room is its owner’s and the administrators’, whatever rule stands in its row', () => {
  for (const ownerRule of ['administrators', 'everyone', 'members'] as const) {
    const room = { kind: 'personal' as const, ownerId: owner, ownerRule };
    expect(standingByRule(room, { id: owner, administrator: false })).toBe('control');
    expect(standingByRule(room, member)).toBe('other');
    expect(standingByRule(room, administrator)).toBe('control');
  }
});
