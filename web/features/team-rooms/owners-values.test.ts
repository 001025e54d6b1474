import { expect, test } from 'vitest';
import { changedOwners, type Owner, ownersWish, withOwner } from './owners-values.ts';

const owner = (id: string, fullName: string): Owner =>
  ({ id, fullName, videoAddress: `${id}@acme.example`, status: 'active' }) as Owner;
const [anna, bo] = [owner('a', 'Anna'), owner('b', 'Bo')];

test('who was looked at under another rule is no change', () => {
  const everyone = { rule: 'everyone' as const, members: [] };
  expect(changedOwners(everyone, { ...everyone, members: [anna] })).toEqual([]);
  expect(changedOwners(everyone, { rule: 'members', members: [anna] })).toEqual(['rule', 'members']);
  const both = { rule: 'members' as const, members: [anna, bo] };
  expect(changedOwners(both, { ...both, members: [bo, anna] })).toEqual([]);
  expect(changedOwners(both, { ...both, members: [bo] })).toEqual(['members']);
});

test('members are sent under their own rule only', () => {
  expect(ownersWish({ rule: 'everyone', members: [anna] })).toEqual({ rule: 'everyone' });
  expect(ownersWish({ rule: 'members', members: [anna] })).toEqual({ rule: 'members', members: ['a'] });
});

test('an owner is there once, in the order of names', () => {
  expect(withOwner([bo], anna)).toEqual([anna, bo]);
  expect(withOwner([anna, bo], bo)).toEqual([anna, bo]);
});
