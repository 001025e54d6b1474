import type { z } from 'zod';
import type { CallChoice, exportedUsage } from '../../../contract/usage.ts';
import type { UsageCall, UsageFigure, UsageParty, UsageSummary } from '../../../contract/usage-values.ts';
import { type CsvColumn, everyPage, exportCsv } from '../../platform/http/csv-export.ts';
import { readCalls } from './call-list.ts';
import { isEveryCall, readCallPages } from './call-pages.ts';
import { type DayFigures, readClients, readDays, readHours, readQuality, readShapes } from './figures.ts';
import { legColumns, readLegPages } from './leg-export.ts';
import { type Asked, countMembers, readParties } from './party-table.ts';
import { presentQuality, presentShapes } from './present.ts';
import type { Sight } from './sight.ts';
import { figureNames, readPeopleBeside, readSummary } from './summary.ts';
import type { PartyKind } from './tables.ts';

export type Exported = z.infer<typeof exportedUsage>;

/** A file in pieces, in either format. */
export interface Sheet {
  csv(zone: string): AsyncGenerator<string>;
  json(): AsyncGenerator<string>;
}

const sheet = <Row>(columns: readonly CsvColumn<Row>[], pages: AsyncIterable<readonly Row[]>): Sheet => ({
  csv: (zone) => exportCsv(columns, pages, zone),
  json: () => writeJson(pages),
});

/** Rows as one JSON array. */
async function* writeJson<Row>(pages: AsyncIterable<readonly Row[]>): AsyncGenerator<string> {
  let separator = '[';
  for await (const rows of pages) {
    if (rows.length === 0) continue;
    yield rows.map((row, at) => `${at === 0 ? separator : ','}\n${JSON.stringify(row)}`).join('');
    separator = ',';
  }
  yield separator === '[' ? '[]\n' : '\n]\n';
}

/** Lines of a list in one transaction each. */
const pageRows = 200;
const callRows = 500;

const minutesOf = (seconds: number | null) => (seconds === null ? null : Math.floor(seconds / 60));

async function* onePage<Row>(rows: readonly Row[] | Promise<readonly Row[]>): AsyncGenerator<readonly Row[]> {
  yield await rows;
}

/** Seconds and the whole minutes that are shown. */
const times = <Row>(head: string, of: (row: Row) => number): CsvColumn<Row>[] => [
  { head: `${head} seconds`, text: of },
  { head: `${head} minutes`, text: (row) => minutesOf(of(row)) },
];

interface FigureRow extends UsageFigure {
  figure: string;
}

const figureColumns: readonly CsvColumn<FigureRow>[] = [
  { head: 'Figure', text: ({ figure }) => figure },
  { head: 'Value', text: ({ value }) => value },
  { head: 'Preceding period', text: ({ previous }) => previous },
  { head: 'Year before', text: ({ yearBefore }) => yearBefore },
];

/** `callSeconds` again as `callMinutes`, as it is shown. */
function figureRows(summary: UsageSummary, people: UsageFigure): FigureRow[] {
  const rows = figureNames.flatMap((name): FigureRow[] => {
    const figure = summary[name];
    if (!name.endsWith('Seconds')) return [{ figure: name, ...figure }];
    const { value, previous, yearBefore } = figure;
    const minutes = { value: minutesOf(value), previous: minutesOf(previous), yearBefore: minutesOf(yearBefore) };
    return [
      { figure: name, ...figure },
      { figure: name.replace('Seconds', 'Minutes'), ...minutes },
    ];
  });
  return [...rows, { figure: 'people', ...people }];
}

const dayColumns: readonly CsvColumn<DayFigures>[] = [
  { head: 'Day', text: ({ day }) => day },
  { head: 'Calls', text: ({ calls }) => calls },
  { head: 'Meetings', text: ({ meetings }) => meetings },
  { head: 'Direct calls', text: ({ directCalls }) => directCalls },
  { head: 'Unanswered', text: ({ unanswered }) => unanswered },
  { head: 'Joins', text: ({ joins }) => joins },
  { head: 'Guest joins', text: ({ guestJoins }) => guestJoins },
  ...times<DayFigures>('Call', ({ callSeconds }) => callSeconds),
  ...times<DayFigures>('Meeting', ({ meetingSeconds }) => meetingSeconds),
  ...times<DayFigures>('Direct call', ({ directSeconds }) => directSeconds),
  ...times<DayFigures>('Room', ({ roomSeconds }) => roomSeconds),
  { head: 'Peak', text: ({ peak }) => peak },
];

const partyColumns: readonly CsvColumn<UsageParty>[] = [
  { head: 'Name', text: ({ name }) => name },
  { head: 'Name now', text: ({ nameNow }) => nameNow },
  { head: 'Video address', text: ({ videoAddress }) => videoAddress },
  { head: 'Removed', text: ({ removed }) => removed },
  { head: 'Meetings', text: ({ meetings }) => meetings },
  { head: 'Direct calls', text: ({ directCalls }) => directCalls },
  { head: 'Joins', text: ({ joins }) => joins },
  ...times<UsageParty>('Call', ({ callSeconds }) => callSeconds),
  ...times<UsageParty>('Room', ({ roomSeconds }) => roomSeconds),
];

const callColumns: readonly CsvColumn<UsageCall>[] = [
  { head: 'Id', text: ({ id }) => id },
  { head: 'Kind', text: ({ kind }) => kind },
  { head: 'Started', time: ({ startedAt }) => new Date(startedAt) },
  { head: 'Ended', time: ({ endedAt }) => (endedAt === null ? null : new Date(endedAt)) },
  { head: 'Unanswered', text: ({ unanswered }) => unanswered },
  { head: 'Room', text: ({ room }) => room?.name ?? null },
  { head: 'Room address', text: ({ room }) => room?.videoAddress ?? null },
  { head: 'Parties', text: ({ partyCount }) => partyCount },
  { head: 'Length seconds', text: ({ seconds }) => seconds },
  { head: 'Joins in the period', text: ({ joins }) => joins },
  ...times<UsageCall>('Call', ({ callSeconds }) => callSeconds),
  ...times<UsageCall>('Room', ({ roomSeconds }) => roomSeconds),
];

type Choice = CallChoice & Pick<Asked, 'search' | 'used' | 'sort' | 'order'>;

const kindOf: Partial<Record<Exported, PartyKind>> = {
  members: 'member',
  rooms: 'room',
  'video-systems': 'video-system',
};

/** Rows of plain fields, each a column of its own name. */
const plain = <Name extends string>(rows: readonly Record<Name, string | number>[], ...names: Name[]): Sheet =>
  sheet(
    names.map((name) => ({ head: name, text: (row: Record<Name, string | number>) => row[name] })),
    onePage(rows),
  );

/** What is exported, as the page shows it. */
export async function sheetOf(sight: Sight, what: Exported, choice: Choice): Promise<Sheet> {
  const { period } = sight;
  const kind = kindOf[what];
  if (kind) {
    const asked = { ...choice, limit: pageRows };
    return sheet(
      partyColumns,
      everyPage((cursor) => readParties(sight, kind, { ...asked, cursor })),
    );
  }
  if (what === 'calls' && isEveryCall(choice)) {
    return {
      csv: (zone) => exportCsv(callColumns, readCallPages(sight, { parties: false }), zone),
      json: () => writeJson(readCallPages(sight, { parties: true })),
    };
  }
  if (what === 'calls') {
    return sheet(
      callColumns,
      everyPage((cursor) => readCalls(sight, choice, { limit: callRows, cursor })),
    );
  }
  if (what === 'legs') return sheet(legColumns, readLegPages(sight));
  if (what === 'days') return sheet(dayColumns, onePage(readDays(sight, period)));
  if (what === 'summary') {
    const [summary, { people }] = [await readSummary(sight), await readPeopleBeside(sight, await countMembers(sight))];
    return sheet(figureColumns, onePage(figureRows(summary, people)));
  }
  return chartOf(sight, what);
}

async function chartOf(sight: Sight, what: Exported): Promise<Sheet> {
  const { period } = sight;
  if (what === 'hours') return plain(await readHours(sight, period), 'weekday', 'hour', 'callSeconds');
  if (what === 'clients') return plain(await readClients(sight, period), 'client', 'joins', 'callSeconds');
  if (what === 'quality')
    return plain(qualityRows(presentQuality(await readQuality(sight, period))), 'part', 'seconds');
  if (what === 'kinds') return plain(kindRows(await readSummary(sight)), 'kind', 'calls', 'seconds', 'minutes');
  const { sizes, lengths } = presentShapes(await readShapes(sight, period));
  return what === 'sizes' ? plain(sizes, 'parties', 'meetings') : plain(lengths, 'minutes', 'meetings');
}

const kindRows = ({ meetings, directCalls, meetingSeconds, directSeconds }: UsageSummary) =>
  [
    { kind: 'meeting', calls: meetings.value, seconds: meetingSeconds.value },
    { kind: 'direct', calls: directCalls.value, seconds: directSeconds.value },
  ].map(({ kind, calls, seconds }) => ({
    kind,
    calls: calls ?? '',
    seconds: seconds ?? '',
    minutes: minutesOf(seconds) ?? '',
  }));

const qualityRows = ({ goodSeconds, fairSeconds, badSeconds, causes }: ReturnType<typeof presentQuality>) => [
  { part: 'good', seconds: goodSeconds },
  { part: 'fair', seconds: fairSeconds },
  { part: 'bad', seconds: badSeconds },
  ...causes.map(({ cause, seconds }) => ({ part: `cause ${cause}`, seconds })),
];
