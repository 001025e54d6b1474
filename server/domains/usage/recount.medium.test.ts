import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/random.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { recountUsage } from './index.ts';
import { computeDays, computeQuarters, type FactCall } from './plain-figures.test-support.ts';
import { readDays, readFigures, readHours } from './queries.ts';

const zones = ['UTC', 'Europe/Oslo', 'America/New_York', 'Asia/Kathmandu', 'Australia/Lord_Howe', 'Africa/Cairo'];
const base = Date.parse('2026-03-28T20:00:00Z');

let opened: TestDatabase;
let database: Database;
beforeAll(async () => {
  opened = await openTestDatabase();
  database = opened.database;
});
afterAll(() => opened.drop());

// Around the nights in which several of the zones change their clocks, with every kind of overlap.
const leg = fc.record({
  joined: fc.nat(50 * 3600_000),
  length: fc.oneof(fc.nat(3000), fc.nat(40 * 60_000), fc.nat(30 * 3600_000), fc.constantFrom(0, 900_000)),
  guest: fc.boolean(),
  elsewhere: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
});
const call = fc.record({
  room: fc.option(fc.nat(2)),
  unanswered: fc.integer({ min: 0, max: 5 }).map((draw) => draw === 0),
  legs: fc.array(leg, { minLength: 1, maxLength: 5 }),
});
const history = fc.array(call, { minLength: 1, maxLength: 12 }).map((calls) =>
  calls.map(({ room, unanswered, legs }): FactCall => {
    const startedAt = base + Math.min(...legs.map(({ joined }) => joined));
    if (room === null && unanswered) return { kind: 'direct', room: null, startedAt, unanswered, legs: [] };
    const facts = legs.map(({ joined, length, ...rest }) => ({
      joinedAt: base + joined,
      leftAt: base + joined + length,
      ...rest,
    }));
    return { kind: room === null ? 'direct' : 'meeting', room, startedAt, unanswered: false, legs: facts };
  }),
);

async function startCompany(timeZone: string): Promise<CompanyId> {
  const id = newId<CompanyId>();
  await sql`insert into company (id, name, label, time_zone) values (${id}, 'Acme', ${id}, ${timeZone})`.execute(
    database.owner,
  );
  return id;
}

const rooms = [newId(), newId(), newId()];

interface Step {
  open: RawBuilder<unknown>;
  add: RawBuilder<unknown> | null;
  from: Date;
  to: Date;
}

/** Records each leg in a transaction of its own, in the order of `order`, as late and as mixed up as that is. */
async function recordFacts(company: CompanyId, calls: readonly FactCall[], order: (count: number) => number[]) {
  const db = database.forCompany(company);
  const steps = calls.flatMap((fact): Step[] => {
    const id = newId();
    const roomId = fact.room === null ? null : rooms[fact.room];
    const open = sql`insert into call (id, company_id, kind, room_id, engine, started_at, unanswered)
      values (${id}, ${company}, ${fact.kind}, ${roomId}, 'fake', ${new Date(fact.startedAt)}, ${fact.unanswered})
      on conflict do nothing`;
    const started = new Date(fact.startedAt);
    if (fact.legs.length === 0) return [{ open, add: null, from: started, to: started }];
    return fact.legs.map((one) => {
      const [joined, left] = [new Date(one.joinedAt), new Date(one.leftAt)];
      const add = sql`insert into leg (id, company_id, call_id, call_kind, room_id, party_kind, name, role, elsewhere, joined_at, left_at, alive_at, engine)
        values (${newId()}, ${company}, ${id}, ${fact.kind}, ${roomId}, ${one.guest ? 'guest' : 'member'}, 'Ada', 'guest', ${one.elsewhere}, ${joined}, ${left}, ${left}, 'fake')`;
      return { open, add, from: started < joined ? started : joined, to: left };
    });
  });
  for (const at of order(steps.length)) {
    const step = steps[at];
    if (!step) continue;
    await db.transaction().execute(async (trx) => {
      await step.open.execute(trx);
      await step.add?.execute(trx);
      await recountUsage(trx, company, step.from, step.to);
    });
  }
}

const stored = async (company: CompanyId) => {
  const rows = await database.forCompany(company).selectFrom('usageQuarter').selectAll().execute();
  return rows
    .map(({ companyId: _, quarter, ...figures }) => ({ quarter: quarter.getTime(), ...figures }))
    .sort((one, other) => one.quarter - other.quarter || (one.kind < other.kind ? -1 : 1));
};

describe('rollups', () => {
  it('are what the definitions give, in whatever order the records come', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.array(fc.nat()), async (calls, draws) => {
        const company = await startCompany('UTC');
        await recordFacts(company, calls, (count) =>
          Array.from({ length: count }, (_, at) => at).sort(
            (one, other) => (draws[one] ?? one) - (draws[other] ?? other),
          ),
        );
        expect(await stored(company)).toEqual(computeQuarters(calls));
      }),
      { numRuns: 20 },
    );
  });

  it('stay the same when they are counted again', async () => {
    await fc.assert(
      fc.asyncProperty(history, async (calls) => {
        const company = await startCompany('UTC');
        await recordFacts(company, calls, (count) => [...Array(count).keys()]);
        const before = await stored(company);
        const db = database.forCompany(company);
        await db
          .transaction()
          .execute((trx) => recountUsage(trx, company, new Date(base), new Date(base + 90 * 3600_000)));
        await db.transaction().execute((trx) => recountUsage(trx, company, new Date(base + 7), new Date(base + 7)));
        expect(await stored(company)).toEqual(before);
      }),
      { numRuns: 10 },
    );
  });
});

describe('legs that close at the same moment', () => {
  it('are all counted', async () => {
    const company = await startCompany('UTC');
    const call: FactCall = { kind: 'meeting', room: 0, startedAt: base, unanswered: false, legs: [] };
    const legs = Array.from({ length: 12 }, (_, at) => ({
      joinedAt: base + at * 1000,
      leftAt: base + 600_000 + at,
      guest: false,
      elsewhere: false,
    }));
    await Promise.all(legs.map((one) => recordFacts(company, [{ ...call, legs: [one] }], () => [0])));
    const apart = legs.map((one) => ({ ...call, legs: [one] }));
    expect(await stored(company)).toEqual(computeQuarters(apart));
  });
});

describe('the page', () => {
  it('gives the days of every zone, over changes of the clock, and they add up to the period', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.constantFrom(...zones), async (calls, timeZone) => {
        const company = await startCompany(timeZone);
        await recordFacts(company, calls, (count) => [...Array(count).keys()]);
        const db = database.forCompany(company);
        const period = { from: '2026-03-27', to: '2026-04-02' };
        const asked = { timeZone, period, open: { since: null, provenUntil: null } };
        const days = await readDays(db, company, asked);
        expect(days).toEqual(computeDays(calls, timeZone, period));

        const previous = { from: '2026-03-20', to: '2026-03-26' };
        const { current } = await readFigures(db, company, { ...asked, previous });
        const total = (of: (day: (typeof days)[number]) => number) => days.reduce((sum, day) => sum + of(day), 0);
        expect(current.meetings + current.directCalls).toBe(total((day) => day.calls));
        expect(current.joins).toBe(total((day) => day.joins));
        expect(current.callSeconds).toBe(total((day) => day.callSeconds));
        expect(current.roomSeconds).toBe(total((day) => day.roomSeconds));
        const hours = await readHours(db, company, asked);
        expect(hours.reduce((sum, hour) => sum + hour.callSeconds, 0)).toBe(current.callSeconds);
      }),
      { numRuns: 20 },
    );
  });

  it('says the same from the facts, where legs are open, as from the rollups', async () => {
    await fc.assert(
      fc.asyncProperty(history, fc.nat(50 * 3600_000), async (calls, offset) => {
        const company = await startCompany('Europe/Oslo');
        await recordFacts(company, calls, (count) => [...Array(count).keys()]);
        const db = database.forCompany(company);
        const asked = { timeZone: 'Europe/Oslo', period: { from: '2026-03-27', to: '2026-04-02' } };
        const none = { since: null, provenUntil: null };
        const some = { since: new Date(base + offset), provenUntil: null };
        expect(await readDays(db, company, { ...asked, open: some })).toEqual(
          await readDays(db, company, { ...asked, open: none }),
        );
      }),
      { numRuns: 10 },
    );
  });
});
