import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Database } from '../../platform/database/database.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import {
  historyAfter,
  members,
  recordFacts,
  rooms,
  sightOf,
  startCompany,
  systems,
  zones,
} from '../../testing/usage-facts.ts';
import { percentile, readDays, readHours, readPeak, readShapes, readSums } from './figures.ts';
import { verifyUsage } from './index.ts';
import { countWaiting } from './operations/count-waiting.ts';
import { readParties } from './party-table.ts';
import { readPeople } from './people.ts';
import {
  computeDay,
  computeDays,
  computeParties,
  computePeople,
  computeQuarters,
  computeRooms,
  computeShapes,
  type FactCall,
  rankOf,
  wholeOf,
} from './plain-figures.test-support.ts';
import type { Sight } from './sight.ts';
import type { PartyKind } from './tables.ts';

// Nights in which several of the zones change their clocks, the end of a month and of a February with 29 days.
const bases = ['2026-03-28T20:00:00Z', '2026-10-24T20:00:00Z', '2028-02-28T15:00:00Z', '2026-12-30T20:00:00Z'].map(
  (text) => Date.parse(text),
);
const base = bases[0] ?? 0;
const history = fc.constantFrom(...bases).chain(historyAfter);

let opened: TestDatabase;
let database: Database;
beforeAll(async () => {
  opened = await openTestDatabase();
  database = opened.database;
});
afterAll(() => opened.drop());

const count = (company: CompanyId) => countWaiting(database.forCompany(company), company, 'postgres');

const stored = async (company: CompanyId) => {
  const rows = await database.forCompany(company).selectFrom('usageQuarter').selectAll().execute();
  return rows
    .map(({ companyId: _, quarter, ...figures }) => ({ quarter: quarter.getTime(), ...figures }))
    .sort((one, other) => one.quarter - other.quarter || (one.kind < other.kind ? -1 : 1));
};

const around = (calls: readonly FactCall[]) => {
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const first = Math.min(...calls.map(({ startedAt }) => startedAt)) - 86_400_000;
  return { from: day(first), to: day(first + 7 * 86_400_000) };
};

const seen = (company: CompanyId, timeZone: string, period: { from: string; to: string }) =>
  sightOf(database, company, timeZone, period);

describe('rollups', () => {
  it('are what the definitions give, in whatever order and pieces the records come', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat()), fc.array(fc.boolean()), async (calls, draws, pauses) => {
        const company = await startCompany(database, 'UTC');
        const half = calls.filter((_, at) => pauses[at]);
        await recordFacts(database, company, half);
        if (half.length > 0) await count(company);
        await recordFacts(
          database,
          company,
          calls.filter((call) => !half.includes(call)),
          (steps) =>
            Array.from({ length: steps }, (_, at) => at).sort(
              (one, other) => (draws[one] ?? one) - (draws[other] ?? other),
            ),
        );
        await count(company);
        expect(await stored(company)).toEqual(computeQuarters(calls));
        expect((await verifyUsage({ database }, company)).differences).toEqual([]);
      }),
      { numRuns: 15 },
    );
  });

  it('follow records that are corrected, repeated and deleted', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(5 * 3600_000), async (calls, moved) => {
        const company = await startCompany(database, 'Europe/Oslo');
        const db = database.forCompany(company);
        await recordFacts(database, company, calls);
        await count(company);
        await sql`update leg set left_at = left_at + make_interval(secs => ${moved / 1000}) where company_id = ${company} and party_kind = 'guest'`.execute(
          db,
        );
        await sql`delete from leg where company_id = ${company} and party_kind = 'video-system'`.execute(db);
        await sql`update leg set left_at = left_at where company_id = ${company}`.execute(db);
        await count(company);
        const corrected = calls.map((call) => ({
          ...call,
          legs: call.legs
            .filter(({ party }) => party?.kind !== 'video-system')
            .map((leg) => (leg.party ? leg : { ...leg, leftAt: leg.leftAt + moved })),
        }));
        expect(await stored(company)).toEqual(computeQuarters(corrected));
        expect((await verifyUsage({ database }, company)).differences).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });

  it('follow a company into another time zone', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...zones), async (calls, timeZone) => {
        const company = await startCompany(database, 'Pacific/Auckland');
        await recordFacts(database, company, calls);
        await count(company);
        await sql`update company set time_zone = ${timeZone} where id = ${company}`.execute(database.owner);
        await count(company);
        const period = around(calls);
        expect(await readDays(seen(company, timeZone, period), period)).toEqual(computeDays(calls, timeZone, period));
        expect((await verifyUsage({ database }, company)).differences).toEqual([]);
      }),
      { numRuns: 10 },
    );
  });
});

describe('legs that close at the same moment', () => {
  it('are all counted', async () => {
    const company = await startCompany(database, 'UTC');
    const call: FactCall = { kind: 'meeting', room: 0, startedAt: base, unanswered: false, legs: [] };
    const legs = Array.from({ length: 12 }, (_, at) => ({
      joinedAt: base + at * 1000,
      leftAt: base + 600_000 + at,
      party: null,
      elsewhere: false,
    }));
    await Promise.all(
      legs.map(async (one) => {
        await recordFacts(database, company, [{ ...call, legs: [one] }]);
        await count(company);
      }),
    );
    const apart = legs.map((one) => ({ ...call, legs: [one] }));
    expect(await stored(company)).toEqual(computeQuarters(apart));
  });
});

const partiesOf = async (sight: Sight, kind: PartyKind, ids: readonly string[]) => {
  const asked = { ...sight.period, used: 'used', sort: 'joins', order: 'ascending', limit: 200 } as const;
  const { items } = await readParties(sight, kind, asked);
  return items
    .map(({ id, meetings, directCalls, joins, callSeconds, roomSeconds }) => ({
      number: ids.indexOf(id),
      ...{ meetings, directCalls, joins, callSeconds, roomSeconds },
    }))
    .sort((one, other) => one.number - other.number);
};
const ordered = <Row extends { number: number }>(rows: readonly Row[]) =>
  rows.toSorted((one, other) => one.number - other.number);

describe('the page', () => {
  it('gives the days of every zone, over changes of the clock, and they add up to the period', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...zones), async (calls, timeZone) => {
        const company = await startCompany(database, timeZone);
        await recordFacts(database, company, calls);
        await count(company);
        const period = around(calls);
        const sight = seen(company, timeZone, period);
        const days = await readDays(sight, period);
        expect(days).toEqual(computeDays(calls, timeZone, period));

        const { calls: _, peak, ...sums } = computeDay(calls, wholeOf(timeZone, period));
        expect(await readSums(sight, period)).toEqual(sums);
        expect(await readPeak(sight, period)).toBe(peak);
        const total = (of: (day: (typeof days)[number]) => number) => days.reduce((sum, day) => sum + of(day), 0);
        expect(total((day) => day.callSeconds)).toBe(sums.callSeconds);
        expect(total((day) => day.roomSeconds)).toBe(sums.roomSeconds);
        const hours = await readHours(sight, period);
        expect(hours.reduce((sum, hour) => sum + hour.callSeconds, 0)).toBe(sums.callSeconds);
      }),
      { numRuns: 20 },
    );
  });

  it('gives people, medians and tables of any days, made of months and days', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...zones), fc.nat(4), async (calls, timeZone, shift) => {
        const company = await startCompany(database, timeZone);
        await recordFacts(database, company, calls);
        await count(company);
        const { from, to } = around(calls);
        const later = new Date(Date.parse(from) + shift * 86_400_000).toISOString().slice(0, 10);
        const nextMonths = {
          from: `${from.slice(0, 8)}01`,
          to: new Date(Date.parse(`${to.slice(0, 8)}01`) + 40 * 86_400_000).toISOString().slice(0, 10),
        };
        for (const period of [{ from, to }, { from: later, to }, nextMonths]) {
          const sight = seen(company, timeZone, period);
          const whole = wholeOf(timeZone, period);
          expect(await readPeople(sight, period)).toBe(computePeople(calls, whole));
          const { sizes, lengths } = computeShapes(calls, whole);
          const shapes = await readShapes(sight, period);
          for (const share of [0.5, 0.9]) {
            expect(percentile(shapes, 'size', share)).toBe(rankOf(sizes, share));
            expect(percentile(shapes, 'length', share)).toBe(rankOf(lengths, share));
          }
          expect(await partiesOf(sight, 'member', members)).toEqual(ordered(computeParties(calls, 'member', whole)));
          const systemRows = ordered(computeParties(calls, 'video-system', whole));
          expect(await partiesOf(sight, 'video-system', systems)).toEqual(systemRows);
          expect(await partiesOf(sight, 'room', rooms)).toEqual(ordered(computeRooms(calls, whole)));
        }
      }),
      { numRuns: 15 },
    );
  });

  it('says the same from the facts, where calls go on, as from the rollups', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(6), async (calls, offset) => {
        const timeZone = 'Europe/Oslo';
        const company = await startCompany(database, timeZone);
        await recordFacts(database, company, calls);
        await count(company);
        const period = around(calls);
        const closed = seen(company, timeZone, period);
        const since = new Date(Date.parse(period.from) + offset * 86_400_000).toISOString().slice(0, 10);
        const open: Sight = { ...closed, live: { since: new Date(0), from: since, to: period.to } };
        expect(await readDays(open, period)).toEqual(await readDays(closed, period));
        expect(await readShapes(open, period)).toEqual(await readShapes(closed, period));
        expect(await readPeople(open, period)).toBe(await readPeople(closed, period));
        expect(await partiesOf(open, 'member', members)).toEqual(await partiesOf(closed, 'member', members));
      }),
      { numRuns: 8 },
    );
  });
});
