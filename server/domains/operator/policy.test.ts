import { expect, test } from 'vitest';
import { noteLookOf } from './operations/note-look.ts';
import { mayChangeTo, warningDue } from './policy.ts';

const at = new Date('2026-03-02T09:00:00Z');
const later = new Date('2026-04-02T09:00:00Z');

test('each warning of a trial’s end is due once, the later one also where the first was missed', () => {
  expect([10, 8, 7, 6, 2, 1, 0].map((left) => warningDue(left, null))).toEqual([null, null, 7, 7, 7, 1, 1]);
  expect([7, 2, 1].map((left) => warningDue(left, 7))).toEqual([null, null, 1]);
  expect(warningDue(1, 1)).toBeNull();
});

test('a company may change its status until it is being deleted', () => {
  expect(mayChangeTo({ status: 'active', deleteAfter: null }, 'suspended', at)).toBe(true);
  expect(mayChangeTo({ status: 'active', deleteAfter: null }, 'active', at)).toBe(false);
  expect(mayChangeTo({ status: 'closed', deleteAfter: later }, 'active', at)).toBe(true);
  expect(mayChangeTo({ status: 'closed', deleteAfter: at }, 'active', later)).toBe(false);
});

test('three failed days make a domain lost once; a resolver that is silent makes none, and finding it makes it well', () => {
  const look = (failedDays: number, lostAt: Date | null, result: 'found' | 'not-found' | 'timeout') => {
    const { change, isNews } = noteLookOf({ failedDays, lostAt }, { result, value: null, at });
    return [change.failedDays, change.lostAt, isNews];
  };
  expect(look(1, null, 'not-found')).toEqual([2, null, false]);
  expect(look(2, null, 'not-found')).toEqual([3, at, true]);
  expect(look(3, at, 'not-found')).toEqual([4, at, false]);
  expect(look(2, null, 'timeout')).toEqual([2, null, false]);
  expect(look(5, at, 'found')).toEqual([0, null, false]);
});
