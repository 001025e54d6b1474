import { describe, expect, it } from 'vitest';
import { countPlaywright, countVitest, total } from './counts.ts';

const file = (status: string, tests: number) => ({ status, assertionResults: Array.from({ length: tests }) });

describe('counts of the suites', () => {
  it('counts a test file that does not load as a failure', () => {
    const testResults = [file('passed', 2), file('failed', 0)];
    const report = { success: false, numPassedTests: 2, numFailedTests: 0, testResults };
    expect(countVitest(report)).toEqual({ passed: 2, failed: 1 });
  });

  it('counts a run that ended badly with no failed test as a failure', () => {
    const report = { success: false, numPassedTests: 1, numFailedTests: 0, testResults: [file('passed', 1)] };
    expect(countVitest(report)).toEqual({ passed: 1, failed: 1 });
  });

  it('counts a flaky story and a fault outside stories as failures', () => {
    expect(countPlaywright({ stats: { expected: 3, unexpected: 1, flaky: 1 }, errors: [] })).toEqual({
      passed: 3,
      failed: 2,
    });
    expect(countPlaywright({ stats: { expected: 3, unexpected: 0, flaky: 0 }, errors: ['x'] }).failed).toBe(1);
  });

  it('does not call it a success when nothing ran', () => {
    expect(total([])).toEqual({ passed: 0, failed: 1 });
    expect(total([{ passed: 0, failed: 0 }])).toEqual({ passed: 0, failed: 1 });
  });
});
