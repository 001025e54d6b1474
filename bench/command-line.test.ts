import { describe, expect, it } from 'vitest';
import { readOrder } from './command-line.ts';

const known = ['first-frame', 'start'];

describe('words after npm run bench', () => {
  it('runs all where none is named, and those that are named once each', () => {
    expect(readOrder([], known)).toEqual({ do: 'run', names: known, json: false });
    expect(readOrder(['start', 'start', '--json'], known)).toEqual({ do: 'run', names: ['start'], json: true });
  });

  it('lists', () => {
    expect(readOrder(['--list'], known)).toEqual({ do: 'list' });
  });

  it('refuses a name and an option that it does not know, and says which are known', () => {
    expect(readOrder(['stat'], known)).toEqual({
      do: 'refuse',
      why: 'There is no benchmark stat. These are known: first-frame, start.',
    });
    expect(readOrder(['--fast'], known)).toMatchObject({ do: 'refuse', why: expect.stringContaining('--json') });
  });
});
