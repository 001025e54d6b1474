import { CsvError, parse } from 'csv-parse';
import type { CsvColumn, CsvFault, CsvLimits, CsvRow, CsvTable } from './csv-table.ts';
import { type Header, readHeader } from './header.ts';
import { findSeparator } from './separator.ts';
import { decodePieces, encodingOf } from './text-encoding.ts';

export type { CsvColumn, CsvFault, CsvLimits, CsvRow, CsvTable } from './csv-table.ts';

const shown = (value: string) => (value.length > 100 ? `${value.slice(0, 100)}…` : value);
/** Lines that are looked at for each row that a file may have: more of them are empty. */
const linesARow = 10;
/** Separators after which a line that does not end is read no further: values that are empty count for no length. */
const mostSeparators = 100_000;
const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

interface CsvRecord {
  line: number;
  fields: string[];
}

/**
 * Reads a table as spreadsheet programs save it (RFC 4180 and its relatives): comma, semicolon or tab; UTF-8, UTF-16 or
 * Windows-1252; any line ends; values in quotation marks may hold separators and lines. Empty lines are left out.
 */
export async function readCsv<Name extends string>(
  bytes: Uint8Array,
  columns: readonly CsvColumn<Name>[],
  limits: CsvLimits,
): Promise<CsvTable<Name>> {
  const encoding = encodingOf(bytes);
  const start = decodePieces(bytes.subarray(0, 32_768), encoding).next().value ?? '';
  const { separator, skippedLines } = findSeparator(start, columns);
  const records = readRecords(decodePieces(bytes, encoding), { separator, skippedLines, limits });
  const found = await findHeader(records, columns);
  const rows = found.faults.length > 0 ? noRows() : readRows(records, found, columns, limits);
  const { faults, unknownColumns } = found;
  return { encoding, separator, columns: found.columns, unknownColumns, faults, rows };
}

async function findHeader<Name extends string>(
  records: AsyncGenerator<CsvRecord, void>,
  columns: readonly CsvColumn<Name>[],
): Promise<Header<Name>> {
  const faulty = (fault: CsvFault): Header<Name> => ({ places: [], columns: [], unknownColumns: [], faults: [fault] });
  try {
    const first = await records.next();
    if (!first.done) return readHeader(first.value.fields, columns, first.value.line);
    const message = 'The file is empty. Its first line names the columns, and each line below is one row.';
    return faulty({ line: 1, column: null, code: 'file_empty', value: null, message });
  } catch (error) {
    return faulty(faultOf(error));
  }
}

async function* readRows<Name extends string>(
  records: AsyncGenerator<CsvRecord, void>,
  { places }: Header<Name>,
  columns: readonly CsvColumn<Name>[],
  limits: CsvLimits,
): AsyncGenerator<CsvRow<Name>, void> {
  const titles = new Map(columns.map(({ name, title }) => [name, title]));
  const blank = () => Object.fromEntries(columns.map(({ name }) => [name, ''])) as Record<Name, string>;
  let count = 0;
  try {
    for await (const { line, fields } of records) {
      count += 1;
      const row: CsvRow<Name> = { line, values: blank(), faults: [] };
      const fault = (code: string, column: Name | null, value: string | null, message: string) =>
        row.faults.push({ line, column, code, value: value && shown(value), message });
      if (count > limits.rows) {
        fault('too_many_rows', null, null, `The file has more than ${limits.rows} rows. Divide it.`);
        yield row;
        return;
      }
      const surplus = fields.slice(places.length).find((field) => field.trim() !== '');
      if (surplus !== undefined) {
        const message = `This line has ${fields.length} values, and the first line names ${places.length} columns.`;
        fault('too_many_values', null, surplus, message);
      }
      for (const [at, name] of places.entries()) {
        const value = fields[at] ?? '';
        if (name === undefined) continue;
        if (value.length <= limits.field) row.values[name] = value;
        else fault('value_too_long', name, value, `“${titles.get(name)}” has more than ${limits.field} characters.`);
      }
      yield row;
    }
  } catch (error) {
    const unreadable = faultOf(error);
    yield { line: unreadable.line, values: blank(), faults: [unreadable] };
  }
}

async function* noRows(): AsyncGenerator<never, void> {}

/** The records that are not empty. Long files are parsed in pieces, between which others work. */
async function* readRecords(
  pieces: Iterable<string>,
  { separator, skippedLines, limits }: { separator: string; skippedLines: number; limits: CsvLimits },
): AsyncGenerator<CsvRecord, void> {
  let lastLine = 0;
  let ended = 0;
  let found: CsvRecord[] = [];
  const parser = parse({
    delimiter: separator,
    record_delimiter: '\n',
    relax_column_count: true,
    relax_quotes: true,
    // A quotation mark that is never closed would take the rest of the file.
    max_record_size: limits.field * 10,
    // Taken here, because a stream drops what it holds when it fails.
    on_record(fields: string[], { lines }) {
      const line = lastLine + 1;
      lastLine = lines;
      ended += 1;
      // The parser would make an error, which nobody hears of, for each line that has not as many values as the first.
      Object.assign(parser.info, { records: 0 });
      if (line > skippedLines && fields.some((field) => field.trim() !== '')) found.push({ line, fields });
      return null;
    },
  });
  // What fails is told to whoever writes.
  parser.on('error', () => undefined);
  type Told = (error?: Error | null) => void;
  async function* parsed(write: (told: Told) => unknown) {
    const error = await new Promise<Error | null>((resolve) => write((failed) => resolve(failed ?? null)));
    yield* found;
    found = [];
    if (error) throw error instanceof CsvError ? new UnreadableLine(error.code, lastLine + 1) : error;
  }
  let separators = 0;
  for (const piece of pieces) {
    const before = ended;
    yield* parsed((told) => parser.write(piece, told));
    separators = piece.split(separator).length - 1 + (ended === before ? separators : 0);
    if (separators > mostSeparators) throw new UnreadableLine('TOO_MANY_VALUES', lastLine + 1);
    if (ended > limits.rows * linesARow) throw new UnreadableLine('TOO_MANY_LINES', lastLine + 1);
    await nextTurn();
  }
  yield* parsed((told) => parser.end(told));
}

/** The file can't be read on from here. */
class UnreadableLine extends Error {
  readonly code: string;
  readonly line: number;

  constructor(code: string, line: number) {
    super(`${code} in line ${line}`);
    this.code = code;
    this.line = line;
  }
}

const tooLong = 'This line is too long, or a quotation mark in it is not closed. What follows could not be read.';
const unreadable: Readonly<Record<string, string>> = {
  CSV_QUOTE_NOT_CLOSED: 'A quotation mark opens a value here and none closes it. What follows could not be read.',
  TOO_MANY_LINES: 'The file has too many empty lines. What follows was not read.',
};

function faultOf(error: unknown): CsvFault {
  if (!(error instanceof UnreadableLine)) throw error;
  const message = unreadable[error.code] ?? tooLong;
  return { line: error.line, column: null, code: 'line_unreadable', value: null, message };
}
