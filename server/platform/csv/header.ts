import type { CsvColumn, CsvFault } from './csv-table.ts';

/** How a heading is compared: without case, spaces, punctuation and accents. `E-Mail` is `email`. */
const plain = (heading: string): string =>
  heading
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]/gu, '');

export interface Header<Name extends string> {
  /** Index in a record → column; undefined for what is ignored. */
  places: (Name | undefined)[];
  columns: Name[];
  unknownColumns: string[];
  faults: CsvFault[];
}

const mostUnknown = 50;

/** Finds the columns by the headings of the first line. */
export function readHeader<Name extends string>(
  headings: readonly string[],
  wanted: readonly CsvColumn<Name>[],
  line: number,
): Header<Name> {
  const names = new Map(
    wanted.flatMap((column) => [column.title, ...column.names].map((name) => [plain(name), column])),
  );
  const found = new Set<Name>();
  const unknownColumns: string[] = [];
  const faults: CsvFault[] = [];
  const places = headings.map((heading) => {
    const column = names.get(plain(heading));
    if (!column) {
      if (heading.trim() && unknownColumns.length < mostUnknown) unknownColumns.push(heading.trim().slice(0, 100));
      return undefined;
    }
    if (found.has(column.name)) {
      const message = `Two columns are “${column.title}”. Keep one of them.`;
      faults.push({ line, column: column.name, code: 'column_twice', value: heading.trim(), message });
      return undefined;
    }
    found.add(column.name);
    return column.name;
  });
  for (const { name, title, required } of wanted) {
    if (!required || found.has(name)) continue;
    const message = `The column “${title}” is missing. The first line of the file names the columns.`;
    faults.push({ line, column: name, code: 'column_missing', value: null, message });
  }
  return { places, columns: [...found], unknownColumns, faults };
}
