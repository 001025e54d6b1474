import { expect, test } from 'vitest';
import { Problem } from '../../../platform/http/problem.ts';
import { FixedClock } from '../../../testing/fixed-clock.ts';
import { limitAsking } from './asking.ts';

test('one network asks 300 times at once and 5 times a second, and keeps no other from asking', () => {
  const clock = new FixedClock();
  const ask = limitAsking(clock);
  for (let index = 0; index < 300; index += 1) ask('2001:db8:0:1::1');
  // the rest of its /64 network is the same one
  expect(() => ask('2001:db8:0:1::2')).toThrow(Problem);
  ask('2001:db8:0:2::1');
  clock.pass(1);
  for (let index = 0; index < 5; index += 1) ask('2001:db8:0:1::1');
  expect(() => ask('2001:db8:0:1::1')).toThrow(Problem);
});
