import { type TilePlace, tileGap } from './place-tiles.ts';

export interface FocusPlaces {
  main: TilePlace;
  /** As many of the others as can be seen well. */
  strip: TilePlace[];
}

const wide = 16 / 9;
/** Heights of the small tiles, in pixels. */
const least = 64;
const most = 150;
/** The most that the small ones take of the stage. */
const share = 0.42;

/**
 * Places one large tile, and the others in one or more lines at its side or below it: wherever the large one stays
 * largest, with as many of the others as can be seen.
 */
export function placeFocus(others: number, width: number, height: number): FocusPlaces {
  const all = { left: 0, top: 0, width, height };
  if (others === 0) return { main: all, strip: [] };
  let best: FocusPlaces = { main: all, strip: [] };
  let worth = 0;
  for (const lines of [1, 2, 3]) {
    for (const places of [placeBeside(others, lines, width, height), placeBelow(others, lines, width, height)]) {
      const value = pictureIn(places.main) * Math.sqrt(places.strip.length / others);
      if (value <= worth) continue;
      best = places;
      worth = value;
    }
  }
  return best;
}

/** How much of a wide picture's area a place has. */
function pictureIn({ width, height }: TilePlace): number {
  const shown = Math.min(width, height * wide);
  return shown <= 0 ? 0 : shown * (shown / wide);
}

function placeBeside(others: number, lines: number, width: number, height: number): FocusPlaces {
  const limit = (width * share - tileGap * (lines - 1)) / lines / wide;
  const tall = Math.min(sizeFor(others, lines, height), limit, height);
  const inLine = fitting(height, tall);
  const across = lines * tall * wide + (lines - 1) * tileGap;
  const seen = Math.min(others, lines * inLine);
  const strip = Array.from({ length: seen }, (_, index) => {
    const line = Math.floor(index / inLine);
    const count = Math.min(inLine, seen - line * inLine);
    return {
      left: width - across + line * (tall * wide + tileGap),
      top: (height - extent(count, tall)) / 2 + (index % inLine) * (tall + tileGap),
      width: tall * wide,
      height: tall,
    };
  });
  return { main: { left: 0, top: 0, width: width - across - tileGap, height }, strip };
}

function placeBelow(others: number, lines: number, width: number, height: number): FocusPlaces {
  const limit = (height * share - tileGap * (lines - 1)) / lines;
  const tall = Math.min(sizeFor(others, lines, width / wide), limit, width / wide);
  const inLine = fitting(width, tall * wide);
  const seen = Math.min(others, lines * inLine);
  const used = Math.ceil(seen / inLine);
  const strip = Array.from({ length: seen }, (_, index) => {
    const line = Math.floor(index / inLine);
    const count = Math.min(inLine, seen - line * inLine);
    return {
      left: (width - extent(count, tall * wide)) / 2 + (index % inLine) * (tall * wide + tileGap),
      top: height - extent(used, tall) + line * (tall + tileGap),
      width: tall * wide,
      height: tall,
    };
  });
  return { main: { left: 0, top: 0, width, height: height - extent(used, tall) - tileGap }, strip };
}

/** The height of a small tile at which all find space in their lines, if it is not too small or too large. */
function sizeFor(others: number, lines: number, along: number): number {
  const inLine = Math.ceil(others / lines);
  return Math.min(Math.max((along - tileGap * (inLine - 1)) / inLine, least), most);
}

const fitting = (along: number, size: number): number =>
  Math.max(1, Math.floor((along + tileGap + 0.001) / (size + tileGap)));
const extent = (count: number, size: number): number => count * size + (count - 1) * tileGap;
