import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CsvColumn, type CsvRow, readCsv } from './read-csv.ts';

const columns: CsvColumn<'name' | 'email' | 'note'>[] = [
  { name: 'name', title: 'Full name', names: ['Name', 'Anzeigename'], required: true },
  { name: 'email', title: 'Email', names: ['E-Mail', 'Mail'], required: true },
  { name: 'note', title: 'Note', names: [], required: false },
];
const limits = { rows: 1000, field: 200 };

async function read(file: Uint8Array | string, given = limits) {
  const bytes = typeof file === 'string' ? Buffer.from(file) : file;
  const { rows, ...table } = await readCsv(bytes, columns, given);
  const all: CsvRow<'name' | 'email' | 'note'>[] = [];
  for await (const row of rows) all.push(row);
  return { ...table, rows: all };
}

const quoted = (value: string) => `"${value.replaceAll('"', '""')}"`;

const encoders = {
  'utf-8': (text: string) => Buffer.from(text),
  'utf-8 with mark': (text: string) => Buffer.from(`\ufeff${text}`),
  'utf-16le': (text: string) => Buffer.from(text, 'utf16le'),
  'utf-16le with mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'utf-16be': (text: string) => Buffer.from(text, 'utf16le').swap16(),
  'utf-16be with mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
} as const;
type Encoding = keyof typeof encoders;

const value = fc.string({ unit: 'grapheme', maxLength: 30 }).map((text) => text.replaceAll(/\r\n?/g, '\n'));
const table = fc.array(fc.record({ name: value, email: value, note: value }), { maxLength: 40 });
const order = fc.shuffledSubarray(['name', 'email', 'note'] as const, { minLength: 3 });
const layout = fc.record({
  separator: fc.constantFrom(',', ';', '\t'),
  end: fc.constantFrom('\r\n', '\n', '\r'),
  order,
  lastEnd: fc.boolean(),
});

const isEmpty = (row: object) => Object.values(row).every((text: string) => text.trim() === '');

describe('a table', () => {
  it('is read back as it was written, in each encoding, with each separator and line end, in any order', async () => {
    await fc.assert(
      fc.asyncProperty(
        table,
        layout,
        fc.constantFrom(...(Object.keys(encoders) as Encoding[])),
        async (given, { separator, end, order: places, lastEnd }, encoding) => {
          const titles = { name: 'ANZEIGENAME', email: 'e-mail', note: '"Note"' };
          const lines = [
            places.map((each) => titles[each]).join(separator),
            ...given.map((row) => places.map((each) => quoted(row[each])).join(separator)),
          ];
          const text = lines.join(end) + (lastEnd ? end : '');
          const { rows, separator: found, faults } = await read(encoders[encoding](text));
          expect(faults).toEqual([]);
          expect(found).toBe(separator);
          expect(rows.flatMap((row) => row.faults)).toEqual([]);
          expect(rows.map((row) => row.values)).toEqual(given.filter((row) => !isEmpty(row)));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is read in Windows-1252 where it is no UTF-8', async () => {
    const windows = Buffer.from('Name;Mail\nJ\xfcrgen \x84Bo\x93 M\xfcller;\x80@x.example\n', 'latin1');
    const { encoding, rows } = await read(windows);
    expect(encoding).toBe('windows-1252');
    expect(rows[0]?.values).toMatchObject({ name: 'Jürgen „Bo“ Müller', email: '€@x.example' });
  });

  it('is the same however a long file falls into pieces', async () => {
    const name = `${'ä'.repeat(98)}"\n`;
    const text = `Name,Mail\r\n${`${quoted(name)},x@y.example\r\n`.repeat(900)}`;
    for (const encode of [encoders['utf-8'], encoders['utf-16be with mark']]) {
      const { rows } = await read(encode(text));
      expect(rows).toHaveLength(900);
      expect(new Set(rows.map((row) => row.values.name))).toEqual(new Set([name]));
      expect(rows.at(-1)?.line).toBe(2 + 899 * 2);
    }
  });
});

describe('lines', () => {
  it('are counted as an editor counts them, through empty ones and values of several lines', async () => {
    const { rows } = await read('\n\nName,Mail\r\n"A\r\nB",a@x\r\n\r\n,\r\nC,c@x');
    expect(rows.map(({ line }) => line)).toEqual([4, 8]);
    expect(rows[0]?.values.name).toBe('A\nB');
  });

  it('may name the separator first', async () => {
    const { rows, separator } = await read('sep=;\r\nName;Mail,Note\r\nA;B');
    expect(separator).toBe(';');
    expect(rows).toEqual([]);
    const good = await read('sep=;\r\nName;Mail\r\nA, B;b@x');
    expect(good.rows).toEqual([{ line: 3, values: { name: 'A, B', email: 'b@x', note: '' }, faults: [] }]);
  });

  it('keep quotation marks inside a value', async () => {
    const { rows } = await read('Name,Mail\nAnna "Bo" Lind,a@x\n');
    expect(rows[0]?.values.name).toBe('Anna "Bo" Lind');
  });
});

describe('what is wrong', () => {
  it('with the headings is told by column, and no row is read', async () => {
    const { faults, rows, unknownColumns } = await read('Name,Full Name,Phone\nA,B,C\n');
    expect(faults.map(({ line, column, code }) => [line, column, code])).toEqual([
      [1, 'name', 'column_twice'],
      [1, 'email', 'column_missing'],
    ]);
    expect(unknownColumns).toEqual(['Phone']);
    expect(rows).toEqual([]);
  });

  it('with an empty file is told', async () => {
    expect((await read('\ufeff\n \n')).faults[0]?.code).toBe('file_empty');
  });

  it('with a row is told by line and column', async () => {
    const { rows } = await read(`Name,Mail\nA,a@x,surplus\nB,b@x,\n${'c'.repeat(201)},c@x\n`);
    expect(rows.map(({ line, faults }) => [line, faults.map(({ code, column }) => [code, column])])).toEqual([
      [2, [['too_many_values', null]]],
      [3, []],
      [4, [['value_too_long', 'name']]],
    ]);
    expect(rows[2]?.faults[0]?.value?.length).toBeLessThan(110);
  });

  it('with a quotation mark that is not closed is told at its line, after the rows before it', async () => {
    const { rows } = await read('Name,Mail\nA,a@x\n"B,b@x\nC,c@x\n');
    expect(rows.map(({ line, faults }) => [line, faults[0]?.code])).toEqual([
      [2, undefined],
      [3, 'line_unreadable'],
    ]);
    const long = await read(`Name,Mail\n"B,b@x\n${'C,c@x\n'.repeat(10_000)}`);
    expect(long.rows.map(({ line, faults }) => [line, faults[0]?.code])).toEqual([[2, 'line_unreadable']]);
    expect((await read('"Name,Mail')).faults[0]?.code).toBe('line_unreadable');
  });

  it('with a line of separators without end is read no further, and its memory stays small', async () => {
    const endless = `Name,Mail\nA,a@x${','.repeat(5_000_000)}\nB,b@x\n`;
    const { rows } = await read(endless);
    expect(rows.map(({ line, faults }) => [line, faults[0]?.code])).toEqual([[2, 'line_unreadable']]);
    expect((await read(','.repeat(5_000_000))).faults.map(({ code }) => code)).toEqual(['line_unreadable']);
  });

  it('of empty lines alone is read no further than its rows could reach, and is no work', async () => {
    const { rows } = await read(`Name,Mail\nA,a@x\n${'\n'.repeat(5_000_000)}`);
    expect(rows.map(({ faults }) => faults[0]?.code)).toEqual([undefined, 'line_unreadable']);
    expect(rows[1]?.faults[0]?.message).toContain('empty lines');
  });

  it('with too many rows is told at the first that is too many', async () => {
    const { rows } = await read('Name,Mail\nA,a@x\nB,b@x\nC,c@x\nD,d@x\n', { rows: 2, field: 200 });
    expect(rows.map(({ line, faults }) => [line, faults[0]?.code])).toEqual([
      [2, undefined],
      [3, undefined],
      [4, 'too_many_rows'],
    ]);
  });

  it('never throws, whatever the bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), async (bytes) => {
        const { faults, rows } = await read(Buffer.concat([Buffer.from('Name,Mail\n'), bytes]));
        for (const fault of [...faults, ...rows.flatMap((row) => row.faults)]) expect(fault.message).not.toBe('');
      }),
    );
  });
});
