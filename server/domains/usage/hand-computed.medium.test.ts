import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import type { UsageFigure } from '../../../contract/usage-values.ts';
import { newId } from '../../platform/random.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { sightOf, startCompany } from '../../testing/usage-facts.ts';
import { readDays, readHours } from './figures.ts';
import { verifyUsage } from './index.ts';
import { countWaiting } from './operations/count-waiting.ts';
import { readParties } from './party-table.ts';
import { readPeopleBeside, readSummary } from './summary.ts';
import type { PartyKind } from './tables.ts';

/** The company that `docs/usage.md` works out on paper. */
const page = readFileSync(new URL('../../../docs/usage.md', import.meta.url), 'utf8');

/** The rows of the table under a heading, by the heads of its columns. */
function tableUnder(heading: string): Record<string, string>[] {
  const part = page.split(`### ${heading}\n`)[1]?.split('\n#')[0] ?? '';
  const [heads = [], , ...rows] = part
    .split('\n')
    .filter((line) => line.startsWith('|'))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
  return rows.map((cells) => Object.fromEntries(heads.map((head, at) => [head, cells[at] ?? ''])));
}

const numbers = (rows: readonly Record<string, string>[]) =>
  rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([head, cell]) => [head, /^\d+$/.test(cell) ? Number(cell) : cell])),
  );
const only = (names: readonly string[]) => (row: object) =>
  Object.fromEntries(Object.entries(row).filter(([name]) => names.includes(name)));

const timeZone = 'Europe/Oslo';
const october = { from: '2026-10-01', to: '2026-10-31' };
const november = { from: '2026-11-01', to: '2026-11-30' };
const kinds: Readonly<Record<string, PartyKind>> = { Boardroom: 'video-system', Fjord: 'room', "Ada's room": 'room' };
const ids = new Map(['Ada', 'Ben', 'Cleo', 'Boardroom', 'Fjord', "Ada's room"].map((name) => [name, newId()]));

let opened: TestDatabase;
let company: CompanyId;
beforeAll(async () => {
  opened = await openTestDatabase();
  const { database } = opened;
  company = await startCompany(database, timeZone);
  for (const [name, id] of ids) {
    await sql`insert into party (id, company_id, kind, name, address)
      values (${id}, ${company}, ${kinds[name] ?? 'member'}, ${name}, ${`${id}@acme.example`})`.execute(database.owner);
  }
  const calls = new Map<string, string>();
  for (const leg of tableUnder('Legs')) {
    const { call = '', kind = '', room = '', who = '' } = leg;
    const [joined, left] = [leg['joined (UTC)'] ?? '', leg['left (UTC)'] ?? ''];
    const [isAnswered, roomId] = [left !== '–', ids.get(room) ?? null];
    if (!calls.has(call)) {
      calls.set(call, newId());
      await sql`insert into call (id, company_id, kind, room_id, room_name, engine, started_at, unanswered)
        values (${calls.get(call)}, ${company}, ${kind}, ${roomId}, ${roomId && room}, 'fake', ${joined}, ${!isAnswered})`.execute(
        database.owner,
      );
    }
    if (!isAnswered) continue;
    const party = ids.get(who) ?? null;
    await sql`insert into leg (id, company_id, call_id, call_kind, room_id, party_kind, party_id, name, role, joined_at, left_at, alive_at, engine)
      values (${newId()}, ${company}, ${calls.get(call)}, ${kind}, ${roomId}, ${party ? (kinds[who] ?? 'member') : 'guest'}, ${party}, ${who}, 'guest', ${joined}, ${left}, ${left}, 'fake')`.execute(
      database.owner,
    );
  }
  await countWaiting(database.forCompany(company), company, 'postgres');
});
afterAll(() => opened.drop());

const sight = (period: typeof october) => sightOf(opened.database, company, timeZone, period);

it('has the figures of both months that were worked out on paper', async () => {
  const [first, second] = [sight(october), sight(november)];
  const rows = tableUnder('October and November');
  expect(rows).toHaveLength(16);
  const [summary, people] = [await readSummary(first), await readPeopleBeside(first, 3)];
  const [later, laterPeople] = [await readSummary(second), await readPeopleBeside(second, 3)];
  const read = (figures: object, name: string) =>
    (Object.entries(figures).find(([key]) => key === name)?.[1] as UsageFigure | undefined)?.value;
  for (const { figure = '', October, November } of rows) {
    expect(read({ ...summary, ...people }, figure), `${figure} of October`).toBe(Number(October));
    expect(read({ ...later, ...laterPeople }, figure), `${figure} of November`).toBe(Number(November));
  }
  // November stands beside October.
  expect(later.callSeconds.previous).toBe(summary.callSeconds.value);
});

it('has the days, which add up', async () => {
  const rows = numbers(tableUnder('Days of October'));
  expect(rows).toHaveLength(4);
  const days = (await readDays(sight(october), october)).filter(({ joins, unanswered }) => joins + unanswered > 0);
  expect(days.map(only(Object.keys(rows[0] ?? {})))).toEqual(rows);
});

it('has the hours of the week', async () => {
  expect(await readHours(sight(october), october)).toEqual(numbers(tableUnder('Hours of October')));
});

it('has the tables', async () => {
  const rows = numbers(tableUnder('Members, rooms and video systems in October'));
  const asked = { ...october, used: 'all', sort: 'name', order: 'ascending', limit: 50 } as const;
  const found = [];
  for (const kind of ['member', 'video-system', 'room'] as const) {
    const { items } = await readParties(sight(october), kind, asked);
    found.push(...items.map(({ name, ...item }) => ({ party: name, kind, ...item })));
  }
  expect(found.map(only(Object.keys(rows[0] ?? {})))).toEqual(rows);
});

it('is proved by the check that compares with the records, which finds what is wrong', async () => {
  const { database } = opened;
  expect((await verifyUsage({ database }, company)).differences).toEqual([]);
  await sql`update usage_day set joins = joins + 1 where company_id = ${company} and day = '2026-10-24'`.execute(
    database.owner,
  );
  await sql`update usage_party_month set joins = joins - 1 where company_id = ${company} and kind = 'video-system'`.execute(
    database.owner,
  );
  const { differences } = await verifyUsage({ database }, company);
  expect(differences.map(({ table, rows }) => [table, rows])).toEqual([
    ['usage_day', 1],
    ['usage_party_month', 1],
  ]);
});
