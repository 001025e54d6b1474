import { describe, expect, it } from 'vitest';
import { judge } from './benchmark.ts';
import { median } from './rounds.ts';
import { layOut } from './table.ts';

const start = judge('start', { value: 900, unit: 'ms', baseline: 450, target: { most: 2 } });
const page = judge('member-page', { value: 590, unit: 'requests/s', baseline: 1000, target: { least: 0.6 } });
const load = judge('first-load', { of: 'sign-in', value: 99.94, unit: 'KB', baseline: null, target: { most: 180 } });

describe('results', () => {
  it('are judged by the ratio, and by the value where there is no baseline', () => {
    expect(start).toMatchObject({ name: 'start', ratio: 2, target: '<= 2', holds: true });
    expect(page).toMatchObject({ ratio: 0.59, target: '>= 0.6', holds: false });
    expect(load).toMatchObject({ name: 'first-load sign-in', ratio: null, baseline: null, holds: true });
  });

  it('hold nothing where a figure is no number', () => {
    const broken = { value: Number.NaN, unit: 'ms', baseline: 1 };
    expect(judge('x', { ...broken, target: { most: 2 } }).holds).toBe(false);
    expect(judge('x', { ...broken, target: { least: 0.6 } }).holds).toBe(false);
  });

  it('stand in columns, with a miss said', () => {
    expect(layOut([start, page, load])).toBe(
      [
        'what                         value         baseline   ratio          target   holds',
        'start                       900 ms           450 ms  2.00 ×     at most 2 ×     yes',
        'member-page         590 requests/s  1000 requests/s  0.59 ×  at least 0.6 ×  MISSED',
        'first-load sign-in         99.9 KB                –       –  at most 180 KB     yes',
      ].join('\n'),
    );
  });
});

describe('median', () => {
  it('is the middle one, or between the two in the middle', () => {
    expect(median([9, 1, 2])).toBe(2);
    expect(median([4, 1, 2, 9])).toBe(3);
    expect(median([])).toBeNaN();
  });
});
