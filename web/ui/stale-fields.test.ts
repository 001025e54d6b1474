import { expect, test } from 'vitest';
import { changedBetween } from './stale-fields.ts';

test('the fields in which two versions differ, in the order of the form', () => {
  const names = { fullName: 'full name', localPart: 'video address', hostPin: 'host PIN' };
  const one = { hostPin: '', localPart: 'anna', fullName: 'Anna' };
  expect(changedBetween(names, one, { ...one, hostPin: '123456', fullName: 'Anne' })).toEqual(['fullName', 'hostPin']);
  expect(changedBetween(names, one, { ...one })).toEqual([]);
});
