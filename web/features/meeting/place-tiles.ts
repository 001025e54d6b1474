/** Where a tile stands, in pixels from the top left corner of the stage. */
export interface TilePlace {
  left: number;
  top: number;
  width: number;
  height: number;
}

/** A face is seen whole in about this shape; wider and narrower tiles cut off more of the picture. */
const bestShape = 4 / 3;
const gap = 10;

/**
 * Places tiles in rows of equal size that fill the stage: as many columns as leave the tiles large and nearest to the
 * best shape. A last row that is not full stands in the middle.
 */
export function placeTiles(count: number, width: number, height: number): TilePlace[] {
  if (count === 0 || width <= 0 || height <= 0) return [];
  const columns = chooseColumns(count, width, height);
  const rows = Math.ceil(count / columns);
  const tileWidth = (width - gap * (columns - 1)) / columns;
  const tileHeight = (height - gap * (rows - 1)) / rows;
  return Array.from({ length: count }, (_, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, count - row * columns);
    const indent = (width - inRow * tileWidth - (inRow - 1) * gap) / 2;
    return {
      left: indent + (index % columns) * (tileWidth + gap),
      top: row * (tileHeight + gap),
      width: tileWidth,
      height: tileHeight,
    };
  });
}

function chooseColumns(count: number, width: number, height: number): number {
  let best = { columns: 1, worth: 0 };
  for (let columns = 1; columns <= count; columns += 1) {
    const rows = Math.ceil(count / columns);
    const shape = width / columns / (height / rows);
    const fits = Math.min(shape / bestShape, bestShape / shape);
    const worth = (fits * count) / (columns * rows);
    if (worth > best.worth) best = { columns, worth };
  }
  return best.columns;
}

/** With one other party that one has the whole stage, and the own picture stands in its corner. */
export function placePair(width: number, height: number): TilePlace[] {
  const margin = 14;
  const own = Math.min(width * 0.28, 260, height * 0.36);
  const ownHeight = own * (width < height ? 4 / 3 : 10 / 16);
  return [
    { left: 0, top: 0, width, height },
    { left: width - own - margin, top: height - ownHeight - margin, width: own, height: ownHeight },
  ];
}
