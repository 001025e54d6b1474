import {
  clientsStatement,
  daysStatement,
  hoursStatement,
  peopleStatement,
  qualityStatement,
  shapesStatement,
  summaryStatement,
  type Table,
  tableStatement,
} from '../bare/usage.ts';

type Row = Record<string, unknown>;

/** A question to the product, and the same by SQL over the legs. */
export interface UsageCase {
  name: string;
  /** Answers of a group are told together, by the slowest. */
  group: string;
  path: string;
  statement: string;
  /** Of the answer, what has to be equal to what `ofRows` makes of the statement's rows. */
  ofAnswer(answer: Row): unknown;
  ofRows(rows: readonly Row[]): unknown;
  /** The statement is asked for the preceding period too, as the answer shows it. */
  beside: boolean;
}

/** `pg` gives sums as text. */
const plain = (row: Row): Row =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      typeof value === 'string' && /^-?\d+$/.test(value) ? Number(value) : value,
    ]),
  );

const items = ({ items: rows }: Row) => rows;
const isFigure = (value: unknown): value is { value: unknown } =>
  typeof value === 'object' && value !== null && 'yearBefore' in value;
const valuesOf = (answer: Row): Row =>
  Object.fromEntries(
    Object.entries(answer).flatMap(([name, figure]) => (isFigure(figure) ? [[name, figure.value]] : [])),
  );

const chart = (name: string, statement: string, more: Partial<UsageCase> = {}): UsageCase => ({
  name,
  group: 'figures and charts',
  path: `/api/v1/usage/${name}`,
  statement,
  ofAnswer: items,
  ofRows: (rows) => rows.map(plain),
  beside: false,
  ...more,
});

const shapesOf = (rows: readonly Row[], figure: string, name: string) =>
  rows.map(plain).flatMap((row) => (row.figure === figure ? [{ [name]: row.value, meetings: row.meetings }] : []));

const pages: UsageCase[] = [
  chart('summary', summaryStatement, { ofAnswer: valuesOf, ofRows: ([row = {}]) => plain(row), beside: true }),
  chart('days', daysStatement),
  chart('hours', hoursStatement),
  chart('clients', clientsStatement),
  chart('meeting-shapes', shapesStatement, {
    ofAnswer: ({ timeZone: _, ...shapes }) => shapes,
    ofRows: (rows) => ({ sizes: shapesOf(rows, 'size', 'parties'), lengths: shapesOf(rows, 'length', 'minutes') }),
  }),
  chart('quality', qualityStatement, {
    ofAnswer: ({ timeZone: _, ...quality }) => quality,
    ofRows: ([row = {}]) => plain(row),
  }),
];

const people = chart('people', peopleStatement, {
  group: 'people',
  ofAnswer: valuesOf,
  ofRows: ([row = {}]) => plain(row),
  beside: true,
});

const tables: readonly { kind: Table; path: string; sorts: readonly string[] }[] = [
  { kind: 'member', path: 'members', sorts: ['callSeconds', 'name', 'meetings', 'directCalls', 'joins'] },
  { kind: 'room', path: 'rooms', sorts: ['callSeconds', 'name', 'meetings', 'joins', 'roomSeconds'] },
  { kind: 'video-system', path: 'video-systems', sorts: ['callSeconds', 'name', 'meetings', 'directCalls', 'joins'] },
];

const columns = ['id', 'name', 'meetings', 'directCalls', 'joins', 'callSeconds', 'roomSeconds'];
const cellsOf = (row: Row) => columns.map((column) => row[column]);

const sorted = tables.flatMap(({ kind, path, sorts }) =>
  sorts.map((sort) => {
    const order = sort === 'name' ? 'ascending' : 'descending';
    return chart(path, tableStatement(kind, sort, order), {
      name: `${path} by ${sort}`,
      group: path,
      path: `/api/v1/usage/${path}?sort=${sort}&order=${order}&limit=50`,
      ofAnswer: ({ items: rows, total }) => ({ total, rows: Array.isArray(rows) ? rows.map(cellsOf) : null }),
      ofRows: (rows) => ({
        total: Number(rows[0]?.total ?? 0),
        rows: rows.map((row) => cellsOf({ ...plain(row), name: row.name })),
      }),
    });
  }),
);

/** Figures and charts, which have to be fast; People and the tables in each order. */
export const usageCases = { pages, others: [people, ...sorted] };
