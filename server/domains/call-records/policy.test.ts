import { describe, expect, test } from 'vitest';
import { isLost, prove } from './policy.ts';

const start = new Date('2026-03-02T09:00:00.000Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);

describe('the presence of the service', () => {
  test('begins with its first proof', () => {
    expect(prove(null, start, false)).toEqual({ upSince: start, aliveAt: start });
  });
  test('goes on while proofs come, one or two missed', () => {
    const before = { upSince: start, aliveAt: later(10) };
    expect(prove(before, later(20), false)).toEqual({ upSince: start, aliveAt: later(20) });
    expect(prove(before, later(35), false)).toEqual({ upSince: start, aliveAt: later(35) });
  });
  test('begins anew after an absence', () => {
    const before = { upSince: start, aliveAt: later(10) };
    expect(prove(before, later(36), false)).toEqual({ upSince: later(36), aliveAt: later(36) });
  });
  test('begins anew with the start of the only node, however short it was away', () => {
    const before = { upSince: start, aliveAt: later(10) };
    expect(prove(before, later(12), true)).toEqual({ upSince: later(12), aliveAt: later(12) });
  });
  test('never goes back when a clock does', () => {
    const before = { upSince: later(50), aliveAt: later(100) };
    expect(prove(before, later(90), false)).toEqual(before);
    expect(prove(before, start, true)).toEqual(before);
  });
});

describe('a leg is lost', () => {
  test('after 60 seconds without proof, not at 60', () => {
    expect(isLost(start, null, later(60))).toBe(false);
    expect(isLost(start, null, later(60.001))).toBe(true);
  });
  test('counted from the return of the service, where that was later', () => {
    expect(isLost(start, later(500), later(560))).toBe(false);
    expect(isLost(start, later(500), later(560.001))).toBe(true);
  });
});
