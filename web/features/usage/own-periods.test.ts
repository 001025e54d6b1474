import { expect, it } from 'vitest';
import { ownPeriodOf, withOwnPeriod } from './own-periods.ts';

it('gives a chart a period of its own, and takes it away again', () => {
  const one = withOwnPeriod(undefined, 'hours', '12-months');
  const two = withOwnPeriod(one, 'sizes', 'this-month');
  expect(two).toBe('hours.12-months,sizes.this-month');
  expect([ownPeriodOf(two, 'hours'), ownPeriodOf(two, 'lengths')]).toEqual(['12-months', undefined]);
  expect(withOwnPeriod(two, 'hours', undefined)).toBe('sizes.this-month');
  expect(withOwnPeriod(two, 'hours', 'last-month')).toBe('sizes.this-month,hours.last-month');
});

it('reads nothing from what is no period', () => {
  expect(ownPeriodOf('hours.forever,,x', 'hours')).toBeUndefined();
});
