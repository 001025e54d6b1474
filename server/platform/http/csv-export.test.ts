import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CsvColumn, clockIn, csvField, everyPage, exportCsv } from './csv-export.ts';

interface Person {
  name: string;
  calls: number;
  seenAt: Date | null;
}

const columns: CsvColumn<Person>[] = [
  { head: 'Name', text: ({ name }) => name },
  { head: 'Calls', text: ({ calls }) => calls },
  { head: 'Last seen', time: ({ seenAt }) => seenAt },
];

/** RFC 4180 read back. */
function readCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  for (const [, quoted, plain = '', end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
    lines.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}

const file = async (rows: readonly Person[], limit: number) => {
  const pages = everyPage(async (cursor = '0') => {
    const end = Number(cursor) + limit;
    return { items: rows.slice(Number(cursor), end), nextCursor: end < rows.length ? String(end) : null };
  });
  let whole = '';
  for await (const piece of exportCsv(columns, pages, 'Europe/Oslo')) whole += piece;
  return whole;
};

it('has a byte order mark, heads, and times in the zone and in UTC', async () => {
  const rows = [
    { name: 'Lind, "Anna"', calls: -2, seenAt: new Date('2026-07-01T22:30:15.900Z') },
    { name: ' ', calls: 0, seenAt: null },
  ];
  expect(await file(rows, 1)).toBe(
    '\ufeffName,Calls,Last seen (Europe/Oslo),Last seen (UTC)\r\n' +
      '"Lind, ""Anna""",-2,2026-07-02 00:30:15,2026-07-01 22:30:15\r\n" ",0,,\r\n',
  );
});

it('gives back every text in its place, none of which a spreadsheet would calculate', async () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('"', ',', '\r', '\n', '=', '+', '-', '@', '\t', ' ', 'a') }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(text, { minLength: 1 }), fc.integer({ min: 1, max: 5 }), async (names, limit) => {
      const rows = names.map((name, calls) => ({ name, calls, seenAt: null }));
      const [, ...lines] = readCsv((await file(rows, limit)).slice(1));
      expect(lines.map(([, calls]) => Number(calls))).toEqual(rows.map(({ calls }) => calls));
      for (const [at, [name = '']] of lines.entries()) {
        expect(name).not.toMatch(/^[=+\-@\t\r\n]/);
        expect([names[at], `'${names[at]}`]).toContain(name);
      }
    }),
  );
});

it.each(['=1+1', '+49', '-3', '@SUM(A1)', '\t=1', '\r=1', '＝1'])('takes the formula out of %j', (text) => {
  expect(csvField(text).replaceAll('"', '')).toBe(`'${text}`);
});

it('shows the clock of every zone as the calendar of the platform does, over changes of the clock', () => {
  for (const zone of [
    'UTC',
    'Europe/Oslo',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
    'America/St_Johns',
    'Pacific/Chatham',
  ]) {
    const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
    const local = clockIn(zone);
    for (const day of ['2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01', '2026-12-31']) {
      for (let minute = -180; minute < 1620; minute += 7) {
        const at = new Date(Date.parse(`${day}T00:00:12.345Z`) + minute * 60_000);
        expect(local(at)).toBe(format.format(at));
      }
    }
  }
});
