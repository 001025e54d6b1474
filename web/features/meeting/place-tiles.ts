/** Where a tile stands, in pixels from the top left corner of the stage. */
export interface TilePlace {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** Between tiles, in pixels. */
export const tileGap = 10;

/** The shapes that a tile may have, as width by height: narrower ones cut off faces, wider ones have empty sides. */
export function shapesOn(width: number, height: number): { narrowest: number; widest: number } {
  return { narrowest: width < height ? 0.75 : 0.9, widest: 16 / 9 };
}

/**
 * Places tiles of one size in rows, as large as the stage allows with the shapes that a tile may have. They stand in the
 * middle of the stage, and a last row that is not full in the middle of its row.
 */
export function placeTiles(count: number, width: number, height: number): TilePlace[] {
  if (count === 0 || width <= 0 || height <= 0) return [];
  const { columns, tile } = chooseGrid(count, width, height);
  const rows = Math.ceil(count / columns);
  const top = (height - rows * tile.height - (rows - 1) * tileGap) / 2;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const indent = (width - inRow * tile.width - (inRow - 1) * tileGap) / 2;
    return {
      left: indent + (index % columns) * (tile.width + tileGap),
      top: top + row * (tile.height + tileGap),
      ...tile,
    };
  });
}

function chooseGrid(count: number, width: number, height: number) {
  const { narrowest, widest } = shapesOn(width, height);
  let best = { columns: 1, tile: { width: 0, height: 0 } };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const room = { width: (width - tileGap * (columns - 1)) / columns, height: (height - tileGap * (rows - 1)) / rows };
    const tile = {
      width: Math.max(0, Math.min(room.width, room.height * widest)),
      height: Math.max(0, Math.min(room.height, room.width / narrowest)),
    };
    if (worthOf(tile) > worthOf(best.tile)) best = { columns, tile };
  }
  return best;
}

/** How much a tile is worth: its area, less where it is narrower than a picture and cuts off its sides. */
export function worthOf({ width, height }: { width: number; height: number }): number {
  return height === 0 ? 0 : width * height * Math.sqrt(Math.min(1, width / height / (4 / 3)));
}

/** The corner of the stage in which the own picture stands upon another. */
export type Corner = 'top-left' | 'top-right' | 'bottom-left' | 'bottom-right';

/** A small picture in a corner of the stage, above the label of the large one. */
export function placeInset(corner: Corner, width: number, height: number): TilePlace {
  const margin = 14;
  const own = Math.min(width * 0.28, 260, height * 0.36);
  const ownHeight = own * (width < height ? 4 / 3 : 10 / 16);
  return {
    left: corner.endsWith('left') ? margin : width - own - margin,
    // The name of who is large stands at the bottom left, the menu and a raised hand above.
    top: corner.startsWith('top') ? margin + 36 : height - ownHeight - margin - (corner === 'bottom-left' ? 34 : 0),
    width: own,
    height: ownHeight,
  };
}

/** The corner that is nearest to a point of the stage. */
export function cornerAt(x: number, y: number, width: number, height: number): Corner {
  const side = x < width / 2 ? 'left' : 'right';
  return y < height / 2 ? `top-${side}` : `bottom-${side}`;
}
