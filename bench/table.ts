import type { Result } from './benchmark.ts';

const heads = ['what', 'value', 'baseline', 'ratio', 'target', 'holds'];

/** Results as columns for people; the first is on the left, figures are on the right. */
export function layOut(results: readonly Result[]): string {
  const rows = [heads, ...results.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cellsOf({ name, value, unit, baseline, ratio, target, holds }: Result): string[] {
  const words = target.replace('<=', 'at most').replace('>=', 'at least');
  return [
    name,
    `${figure(value)} ${unit}`,
    baseline === null ? '–' : `${figure(baseline)} ${unit}`,
    ratio === null ? '–' : `${ratio.toFixed(2)} ×`,
    `${words} ${ratio === null ? unit : '×'}`,
    holds ? 'yes' : 'MISSED',
  ];
}

const figure = (value: number): string => (value < 100 ? value.toFixed(1) : value.toFixed(0));
