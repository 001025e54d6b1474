import fc from 'fast-check';
import { expect, test } from 'vitest';
import { placeFocus } from './place-focus.ts';
import { cornerAt, placeInset, placeTiles, shapesOn, type TilePlace, tileGap, worthOf } from './place-tiles.ts';

const count = fc.integer({ min: 1, max: 12 });
const stage = { width: fc.integer({ min: 280, max: 3000 }), height: fc.integer({ min: 220, max: 2000 }) };
const nearly = 0.01;

function expectApart(tiles: readonly TilePlace[], width: number, height: number): void {
  for (const [index, tile] of tiles.entries()) {
    expect(tile.left).toBeGreaterThanOrEqual(-nearly);
    expect(tile.top).toBeGreaterThanOrEqual(-nearly);
    expect(tile.left + tile.width).toBeLessThanOrEqual(width + nearly);
    expect(tile.top + tile.height).toBeLessThanOrEqual(height + nearly);
    for (const other of tiles.slice(index + 1)) {
      const beside = other.left >= tile.left + tile.width || tile.left >= other.left + other.width;
      const below = other.top >= tile.top + tile.height || tile.top >= other.top + other.height;
      expect(beside || below).toBe(true);
    }
  }
}

test('Tiles stay on the stage, never overlap, and are all of one size and of a shape that shows faces', () => {
  fc.assert(
    fc.property(count, stage.width, stage.height, (count, width, height) => {
      const tiles = placeTiles(count, width, height);
      expect(tiles).toHaveLength(count);
      expectApart(tiles, width, height);
      const { narrowest, widest } = shapesOn(width, height);
      for (const tile of tiles) {
        expect([tile.width, tile.height]).toEqual([tiles[0]?.width, tiles[0]?.height]);
        expect(tile.width / tile.height).toBeGreaterThanOrEqual(narrowest - nearly);
        expect(tile.width / tile.height).toBeLessThanOrEqual(widest + nearly);
      }
    }),
  );
});

test('No grid of tiles that are worth 2 % more would fit', () => {
  fc.assert(
    fc.property(
      count,
      stage.width,
      stage.height,
      fc.double({ min: 0, max: 1, noNaN: true }),
      (count, width, height, at) => {
        const [tile = { width: 0, height: 0 }] = placeTiles(count, width, height);
        const { narrowest, widest } = shapesOn(width, height);
        const shape = narrowest + at * (widest - narrowest);
        const tall = Math.sqrt((worthOf(tile) * 1.02) / worthOf({ width: shape, height: 1 }));
        const columns = Math.floor((width + tileGap) / (tall * shape + tileGap));
        const rows = Math.floor((height + tileGap) / (tall + tileGap));
        expect(columns * rows).toBeLessThan(count);
      },
    ),
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
  expect(tiles.filter(({ top }) => top === tiles[0]?.top)).toHaveLength(columns);
});

test('A large tile and the strip share the stage, and the large one has most of it', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 11 }), stage.width, stage.height, (others, width, height) => {
      const { main, strip } = placeFocus(others, width, height);
      expectApart([main, ...strip], width, height);
      expect(strip.length).toBeGreaterThanOrEqual(Math.min(others, 1));
      expect(main.width * main.height).toBeGreaterThan(0.4 * width * height);
    }),
  );
});

test.each([
  [1280, 640],
  [1900, 900],
  [690, 560],
  [820, 290],
  [380, 600],
])('All seven others have a place beside or below the large tile on %i by %i', (width, height) => {
  const { strip } = placeFocus(7, width, height);
  expect(strip).toHaveLength(7);
});

test('The own picture stands in the corner that it was moved to, and is small', () => {
  const own = placeInset('bottom-right', 390, 700);
  expect(own.left + own.width).toBeLessThan(390);
  expect(own.width * own.height).toBeLessThan(0.2 * 390 * 700);
  for (const corner of ['top-left', 'top-right', 'bottom-left', 'bottom-right'] as const) {
    const { left, top, width, height } = placeInset(corner, 1000, 700);
    expect(cornerAt(left + width / 2, top + height / 2, 1000, 700)).toBe(corner);
  }
});
