import type { CsvColumn, CsvSeparator } from './csv-table.ts';
import { readHeader } from './header.ts';

const separators: readonly CsvSeparator[] = [',', ';', '\t'];

/** A line that spreadsheet programs write first to name the separator: `sep=;`. */
const named = /^"?sep=([,;\t])"?(?:\n|$)/i;

/** The separator that a file names, or with which its first line shows the most columns that are known, or the most at all. */
export function findSeparator(
  start: string,
  wanted: readonly CsvColumn<string>[],
): { separator: CsvSeparator; skippedLines: number } {
  const told = named.exec(start)?.[1];
  const separator = separators.find((each) => each === told);
  if (separator) return { separator, skippedLines: 1 };
  const [first = ''] = start.replace(/^\s*\n/, '').split('\n', 1);
  const scores = separators.map((each) => {
    const headings = first.split(each).map((heading) => heading.replaceAll('"', ''));
    return { separator: each, known: readHeader(headings, wanted, 1).columns.length, count: headings.length };
  });
  const best = scores.reduce((one, other) =>
    other.known > one.known || (other.known === one.known && other.count > one.count) ? other : one,
  );
  return { separator: best.separator, skippedLines: 0 };
}
