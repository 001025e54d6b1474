import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { summedFigures } from '../../../contract/plain-values.ts';
import { type CallChoice, callChoice } from '../../../contract/usage.ts';
import type { Database } from '../../platform/database/database.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { historyAfter, recordFacts, sightOf, startCompany } from '../../testing/usage-facts.ts';
import { readCalls, sumCalls } from './call-list.ts';
import { readClients, readDays, readHours, readPeak, readShapes, readSums } from './figures.ts';
import { countWaiting } from './operations/count-waiting.ts';
import { readParties } from './party-table.ts';
import { readPeople } from './people.ts';
import type { Sight } from './sight.ts';
import type { PartyKind } from './tables.ts';

const timeZone = 'Europe/Oslo';
const base = Date.parse('2026-10-24T20:00:00Z');
const whole = { from: '2026-10-24', to: '2026-10-28' };
// Cuts calls and legs at both ends, among them the day of 25 hours.
const part = { from: '2026-10-25', to: '2026-10-26' };

let opened: TestDatabase;
let database: Database;
beforeAll(async () => {
  opened = await openTestDatabase();
  database = opened.database;
});
afterAll(() => opened.drop());

/** What the calls add up to that a figure opens, by the list itself and as it says. */
async function behind(company: CompanyId, asked: Partial<CallChoice> & { from: string; to: string }) {
  const choice = callChoice.parse(asked);
  const sight = sightOf(database, company, timeZone, { from: choice.from, to: choice.to });
  const { items } = await readCalls(sight, choice, { limit: 200 });
  const { sum, total } = await sumCalls(sight, choice);
  expect([sum, total], JSON.stringify(asked)).toEqual([
    items.reduce((all, { amount }) => all + amount, 0),
    items.length,
  ]);
  return sum;
}

type Opens = (asked: Partial<CallChoice>) => Promise<number>;

async function checkFigures(sight: Sight, opens: Opens) {
  const sums = await readSums(sight, sight.period);
  expect(await opens({ figure: 'calls' })).toBe(sums.meetings + sums.directCalls);
  for (const figure of summedFigures) {
    if (figure !== 'calls') expect(await opens({ figure }), figure).toBe(sums[figure]);
  }
  expect(await opens({ figure: 'peak' }), 'peak').toBe(await readPeak(sight, sight.period));
}

async function checkCharts(sight: Sight, opens: Opens) {
  for (const { day, peak, ...figures } of await readDays(sight, sight.period)) {
    for (const figure of ['calls', 'joins', 'callSeconds', 'roomSeconds'] as const) {
      expect(await opens({ from: day, to: day, figure }), `${figure} on ${day}`).toBe(figures[figure]);
    }
    expect(await opens({ from: day, to: day, figure: 'peak' }), `peak on ${day}`).toBe(peak);
  }
  for (const { weekday, hour, callSeconds } of (await readHours(sight, sight.period)).slice(0, 6)) {
    expect(await opens({ weekday, hour, figure: 'callSeconds' })).toBe(callSeconds);
  }
  for (const { client, joins, callSeconds } of await readClients(sight, sight.period)) {
    expect(await opens({ client, figure: 'joins' })).toBe(joins);
    expect(await opens({ client, figure: 'callSeconds' })).toBe(callSeconds);
  }
  for (const { figure, value, meetings } of await readShapes(sight, sight.period)) {
    const shape = figure === 'size' ? { parties: value } : { minutes: value };
    expect(await opens({ figure: 'meetings', ...shape }), `${figure} ${value}`).toBe(meetings);
  }
}

async function checkTable(sight: Sight, kind: PartyKind, opens: Opens) {
  const asked = { ...sight.period, limit: 50, used: 'used', sort: 'joins', order: 'descending' } as const;
  const { items, total } = await readParties(sight, kind, asked);
  if (kind === 'member') expect(total).toBe(await readPeople(sight, sight.period));
  const cells = ['meetings', 'joins', 'callSeconds', kind === 'room' ? 'roomSeconds' : 'directCalls'] as const;
  for (const party of items) {
    const of = kind === 'room' ? { room: party.id } : { party: party.id };
    for (const figure of cells) expect(await opens({ ...of, figure }), `${figure} of a ${kind}`).toBe(party[figure]);
  }
}

it('the sum of what is opened is the figure, for every figure, point of a chart and cell of a table', async () => {
  await fc.assert(
    fc.asyncProperty(historyAfter(base), async (calls) => {
      const company = await startCompany(database, timeZone);
      await recordFacts(database, company, calls);
      await countWaiting(database.forCompany(company), company, database.kind);
      for (const period of [whole, part]) {
        const sight = sightOf(database, company, timeZone, period);
        const opens: Opens = (asked) => behind(company, { ...period, ...asked });
        await checkFigures(sight, opens);
        await checkCharts(sight, opens);
        for (const kind of ['member', 'video-system', 'room'] as const) await checkTable(sight, kind, opens);
      }
    }),
    { numRuns: 4, endOnFailure: true },
  );
}, 120_000);

it('calls that overlap in one room share its minutes', async () => {
  const company = await startCompany(database, timeZone);
  const leg = (from: number, to: number) => ({
    joinedAt: base + from * 60_000,
    leftAt: base + to * 60_000,
    party: null,
    elsewhere: false,
  });
  const meeting = (from: number, to: number) =>
    ({ kind: 'meeting', room: 0, startedAt: base + from * 60_000, unanswered: false, legs: [leg(from, to)] }) as const;
  await recordFacts(
    database,
    company,
    [meeting(0, 60), meeting(30, 90), meeting(40, 50)].map((call) => ({ ...call, legs: [...call.legs] })),
  );
  await countWaiting(database.forCompany(company), company, database.kind);
  const choice = callChoice.parse({ ...whole, figure: 'roomSeconds' });
  const { items } = await readCalls(sightOf(database, company, timeZone, whole), choice, { limit: 10 });
  expect(items.map(({ amount }) => amount / 60)).toEqual([10, 50, 30]);
  expect(await behind(company, { ...whole, figure: 'roomSeconds' })).toBe(90 * 60);
});
