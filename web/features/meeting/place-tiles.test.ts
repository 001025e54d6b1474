import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placePair, placeTiles } from './place-tiles.ts';

const stage = { width: fc.integer({ min: 280, max: 3000 }), height: fc.integer({ min: 280, max: 2000 }) };

test('Tiles stay on the stage, never overlap, and use most of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 12 }), stage.width, stage.height, (count, width, height) => {
      const tiles = placeTiles(count, width, height);
      expect(tiles).toHaveLength(count);
      for (const [index, tile] of tiles.entries()) {
        expect(tile.left).toBeGreaterThanOrEqual(-0.01);
        expect(tile.top).toBeGreaterThanOrEqual(0);
        expect(tile.left + tile.width).toBeLessThanOrEqual(width + 0.01);
        expect(tile.top + tile.height).toBeLessThanOrEqual(height + 0.01);
        for (const other of tiles.slice(index + 1)) {
          const beside = other.left >= tile.left + tile.width || tile.left >= other.left + other.width;
          const below = other.top >= tile.top + tile.height || tile.top >= other.top + other.height;
          expect(beside || below).toBe(true);
        }
      }
      const area = tiles.reduce((sum, tile) => sum + tile.width * tile.height, 0);
      expect(area / (width * height)).toBeGreaterThan(0.5);
    }),
  );
});

test.each([
  [1, 1085, 763, 1],
  [6, 1085, 763, 3],
  [4, 1085, 763, 2],
  [3, 390, 700, 1],
  [6, 390, 700, 2],
  [8, 1800, 500, 4],
])('%i tiles on %i by %i stand in %i columns', (count, width, height, columns) => {
  const tiles = placeTiles(count, width, height);
  expect(tiles.filter(({ top }) => top === 0)).toHaveLength(columns);
});

test('Of a pair the other party has the whole stage and the own picture a corner of it', () => {
  const [other, own] = placePair(390, 700);
  expect(other).toEqual({ left: 0, top: 0, width: 390, height: 700 });
  expect((own?.left ?? 0) + (own?.width ?? 0)).toBeLessThan(390);
  expect((own?.width ?? 0) * (own?.height ?? 0)).toBeLessThan(0.2 * 390 * 700);
});
