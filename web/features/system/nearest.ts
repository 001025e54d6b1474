export type Direction = 'left' | 'right' | 'up' | 'down';

/** Where a control stands, in pixels. */
export interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** What lies beside counts more than what lies ahead: a key goes along its row before it goes elsewhere. */
const asideWeight = 3;

/** The box that somebody means who goes in a direction from another one; null where nothing lies there. */
export function nearest<Place extends Box>(from: Box, boxes: readonly Place[], direction: Direction): Place | null {
  let found: Place | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const box of boxes) {
    const cost = costOf(turned(from, direction), turned(box, direction));
    if (cost === null || cost >= least) continue;
    least = cost;
    found = box;
  }
  return found;
}

/** As if the direction were to the right. */
function turned({ left, right, top, bottom }: Box, direction: Direction): Box {
  switch (direction) {
    case 'right':
      return { left, right, top, bottom };
    case 'left':
      return { left: -right, right: -left, top, bottom };
    case 'down':
      return { left: top, right: bottom, top: left, bottom: right };
    case 'up':
      return { left: -bottom, right: -top, top: left, bottom: right };
  }
}

/** Null for what does not lie ahead. */
function costOf(from: Box, box: Box): number | null {
  const ahead = (box.left + box.right) / 2 - (from.left + from.right) / 2;
  // Half of a pixel: boxes of one column are not quite equal.
  if (ahead <= 0.5 || box.left < from.left + 0.5) return null;
  const gap = Math.max(0, box.left - from.right);
  const aside = Math.max(0, Math.max(from.top, box.top) - Math.min(from.bottom, box.bottom));
  return gap + ahead / 100 + asideWeight * aside;
}
