/** A bar of a histogram: values from one to another, both inclusive. */
export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** Widths of bins that one can think in. */
const widths = [1, 2, 5, 10, 15, 30, 60, 120, 240, 480, 1440];

/**
 * Puts counted values into at most `most` bins of the same width, beginning with `least`; what the highest twentieth would
 * stretch the chart by goes into the last bin.
 */
export function makeBins(values: readonly { value: number; count: number }[], least: number, most: number): Bin[] {
  const all = values.reduce((sum, { count }) => sum + count, 0);
  if (all === 0) return [];
  const ordered = values.toSorted((one, other) => one.value - other.value);
  const highest = ordered.at(-1)?.value ?? least;
  let reached = 0;
  const usual = ordered.find(({ count }) => {
    reached += count;
    return reached >= all * 0.95;
  });
  const shown = Math.max(least, usual?.value ?? highest);
  const width = widths.find((each) => (shown - least + 1) / each <= most - 1) ?? highest;
  const bins: Bin[] = [];
  for (let from = least; from <= shown; from += width) bins.push({ from, to: from + width - 1, count: 0 });
  const last = bins.at(-1);
  if (last && last.to < highest) bins.push({ from: last.to + 1, to: highest, count: 0 });
  for (const { value, count } of values) {
    const bin = bins.find(({ from, to }) => value >= from && value <= to);
    if (bin) bin.count += count;
  }
  return bins;
}
