import { type TilePlace, tileGap } from './place-tiles.ts';

export interface FocusPlaces {
  main: TilePlace;
  /** As many of the others as can be seen well. */
  strip: TilePlace[];
}

const wide = 16 / 9;
const least = { height: 72, width: 112 };
const most = { height: 150, width: 220 };

/** Places one large tile, and the others in a strip at its side or below it, wherever the large one stays larger. */
export function placeFocus(others: number, width: number, height: number): FocusPlaces {
  if (others === 0) return { main: { left: 0, top: 0, width, height }, strip: [] };
  const beside = placeBeside(others, width, height);
  const below = placeBelow(others, width, height);
  return pictureIn(beside.main) >= pictureIn(below.main) ? beside : below;
}

/** How much of a wide picture's area a place has. */
function pictureIn({ width, height }: TilePlace): number {
  const shown = Math.min(width, height * wide);
  return shown <= 0 ? 0 : shown * (shown / wide);
}

function placeBeside(others: number, width: number, height: number): FocusPlaces {
  const even = (height - tileGap * (others - 1)) / others;
  const tall = Math.min(Math.max(even, least.height), most.height, (width * 0.3) / wide, height);
  const seen = Math.min(others, Math.max(1, Math.floor((height + tileGap) / (tall + tileGap))));
  const across = tall * wide;
  const start = (height - seen * tall - (seen - 1) * tileGap) / 2;
  return {
    main: { left: 0, top: 0, width: width - across - tileGap, height },
    strip: Array.from({ length: seen }, (_, index) => ({
      left: width - across,
      top: start + index * (tall + tileGap),
      width: across,
      height: tall,
    })),
  };
}

function placeBelow(others: number, width: number, height: number): FocusPlaces {
  const even = (width - tileGap * (others - 1)) / others;
  const across = Math.min(Math.max(even, least.width), most.width, height * 0.3 * wide, width);
  const seen = Math.min(others, Math.max(1, Math.floor((width + tileGap) / (across + tileGap))));
  const tall = across / wide;
  const start = (width - seen * across - (seen - 1) * tileGap) / 2;
  return {
    main: { left: 0, top: 0, width, height: height - tall - tileGap },
    strip: Array.from({ length: seen }, (_, index) => ({
      left: start + index * (across + tileGap),
      top: height - tall,
      width: across,
      height: tall,
    })),
  };
}
