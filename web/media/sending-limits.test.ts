import { expect, test } from 'vitest';
import { shareUpload } from './sending-limits.ts';

test('Seven others together get no more than a home line carries', () => {
  for (let others = 1; others <= 7; others += 1) {
    expect(shareUpload(others).video * others).toBeLessThanOrEqual(4_000_000);
  }
});

test('More others never get more each', () => {
  for (let others = 1; others < 7; others += 1) {
    expect(shareUpload(others + 1).video).toBeLessThanOrEqual(shareUpload(others).video);
    expect(shareUpload(others + 1).scaleDown).toBeGreaterThanOrEqual(shareUpload(others).scaleDown);
  }
});
