interface Place {
  index: number;
  count: number;
  /** How many rows are in sight: the length of a step by Page Up and Page Down. */
  inSight: number;
}

/** The row that a key leads to; undefined for other keys, and where there is no row. */
export function rowAfterKey(key: string, { index, count, inSight }: Place): number | undefined {
  const steps: Readonly<Record<string, number>> = {
    ArrowDown: index + 1,
    ArrowUp: index - 1,
    PageDown: index + Math.max(1, inSight - 1),
    PageUp: index - Math.max(1, inSight - 1),
    Home: 0,
    End: count - 1,
  };
  const next = steps[key];
  if (next === undefined || count === 0) return undefined;
  return Math.min(count - 1, Math.max(0, next));
}
