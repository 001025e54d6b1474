/** What a column of an export holds; a time fills two columns, in the zone and in UTC. */
export type CsvColumn<Row> = { head: string } & (
  | { text: (row: Row) => string | number | boolean | null }
  | { time: (row: Row) => Date | null }
);

/** Characters by which a spreadsheet takes a text for a formula (OWASP, CSV injection), full-width forms too. */
const formula = /^[=+\-@\t\r\n＝＋－＠]/;

/** A field as RFC 4180 writes it; a text that a spreadsheet would calculate begins with `'`. */
export function csvField(value: string | number | boolean | null): string {
  if (value === null) return '';
  if (typeof value !== 'string') return String(value);
  const safe = formula.test(value) ? `'${value}` : value;
  return /[",;\t\r\n]|^\s|\s$/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

const csvLine = (fields: readonly (string | number | boolean | null)[]) => `${fields.map(csvField).join(',')}\r\n`;

const quarterHour = 900_000;
const clock = (at: number) => new Date(at).toISOString().slice(0, 19).replace('T', ' ');

/**
 * `2026-11-24 09:30:00` in a time zone, which spreadsheets read as a time. Zones change their clocks at quarter hours of UTC
 * only, so that the calendar of the platform, which is slow, is asked once for all times of one.
 */
export function clockIn(zone: string): (at: Date) => string {
  if (zone === 'UTC') return (at) => clock(at.getTime());
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  let known = Number.NaN;
  let offset = 0;
  return (at) => {
    const quarter = Math.floor(at.getTime() / quarterHour);
    if (quarter !== known) {
      known = quarter;
      offset =
        Date.parse(`${format.format(new Date(quarter * quarterHour)).replace(' ', 'T')}Z`) - quarter * quarterHour;
    }
    return clock(at.getTime() + offset);
  };
}

/**
 * A CSV file in pieces: UTF-8 with byte order mark, a line of heads, a line for each row (RFC 4180).
 * @param pages rows as they are read, a page after the other: the file is never whole in memory
 * @param zone IANA name of the time zone, the company's, for times
 */
export async function* exportCsv<Row>(
  columns: readonly CsvColumn<Row>[],
  pages: AsyncIterable<readonly Row[]>,
  zone: string,
): AsyncGenerator<string> {
  const local = clockIn(zone);
  const utc = clockIn('UTC');
  const heads = columns.flatMap((column) =>
    'time' in column ? [`${column.head} (${zone})`, `${column.head} (UTC)`] : [column.head],
  );
  const fieldsOf = (row: Row) =>
    columns.flatMap((column) => {
      if ('text' in column) return [column.text(row)];
      const at = column.time(row);
      return at ? [local(at), utc(at)] : [null, null];
    });
  yield `\ufeff${csvLine(heads)}`;
  for await (const rows of pages) {
    if (rows.length > 0) yield rows.map((row) => csvLine(fieldsOf(row))).join('');
  }
}

/** The rows of a list, read page by page: each page is a statement of its own, so that others come in between. */
export async function* everyPage<Row>(
  read: (cursor: string | undefined) => Promise<{ items: readonly Row[]; nextCursor: string | null }>,
): AsyncGenerator<readonly Row[]> {
  let cursor: string | undefined;
  do {
    const page = await read(cursor);
    yield page.items;
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
}
