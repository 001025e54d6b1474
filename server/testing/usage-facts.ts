import fc from 'fast-check';
import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../contract/ids.ts';
import type { FactCall, FactLeg } from '../domains/usage/plain-figures.test-support.ts';
import type { Sight } from '../domains/usage/sight.ts';
import type { Database } from '../platform/database/database.ts';
import { newId } from '../platform/random.ts';

export const zones = [
  'UTC',
  'Europe/Oslo',
  'America/New_York',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Africa/Cairo',
] as const;

const leg = fc.record({
  joined: fc.nat(50 * 3600_000),
  length: fc.oneof(fc.nat(3000), fc.nat(40 * 60_000), fc.nat(30 * 3600_000), fc.constantFrom(0, 900_000)),
  party: fc.option(fc.record({ kind: fc.constantFrom('member' as const, 'video-system' as const), number: fc.nat(2) })),
  elsewhere: fc.integer({ min: 0, max: 9 }).map((draw) => draw === 0),
});
const call = fc.record({
  room: fc.option(fc.nat(2)),
  unanswered: fc.integer({ min: 0, max: 5 }).map((draw) => draw === 0),
  legs: fc.array(leg, { minLength: 1, maxLength: 5 }),
});

/** Calls within two days after an instant, with every kind of overlap; legs of a call never begin before it. */
export const historyAfter = (base: number) =>
  fc.array(call, { minLength: 1, maxLength: 12 }).map((calls) =>
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

/** Ids of the rooms, members and video systems that facts name by number. */
export const rooms = [newId(), newId(), newId()];
export const members = [newId(), newId(), newId()];
export const systems = [newId(), newId(), newId()];

const partyId = ({ party }: FactLeg) => {
  if (!party) return null;
  return (party.kind === 'member' ? members : systems)[party.number];
};

export async function startCompany(database: Database, timeZone: string): Promise<CompanyId> {
  const id = newId<CompanyId>();
  await sql`insert into company (id, name, label, time_zone) values (${id}, 'Acme', ${id}, ${timeZone})`.execute(
    database.owner,
  );
  return id;
}

/** Records each leg in a transaction of its own, in the order of `order`, as late and as mixed up as that is. */
export async function recordFacts(
  database: Database,
  company: CompanyId,
  calls: readonly FactCall[],
  order: (count: number) => number[] = (count) => [...Array(count).keys()],
) {
  const db = database.forCompany(company);
  const steps = calls.flatMap((fact): { open: RawBuilder<unknown>; add: RawBuilder<unknown> | null }[] => {
    const id = newId();
    const roomId = fact.room === null ? null : rooms[fact.room];
    const open = sql`insert into call (id, company_id, kind, room_id, engine, started_at, unanswered)
      values (${id}, ${company}, ${fact.kind}, ${roomId}, 'fake', ${new Date(fact.startedAt)}, ${fact.unanswered})
      on conflict do nothing`;
    if (fact.legs.length === 0) return [{ open, add: null }];
    return fact.legs.map((one) => {
      const [joined, left] = [new Date(one.joinedAt), new Date(one.leftAt)];
      const add = sql`insert into leg (id, company_id, call_id, call_kind, room_id, party_kind, party_id, name, role, elsewhere, joined_at, left_at, alive_at, engine)
        values (${newId()}, ${company}, ${id}, ${fact.kind}, ${roomId}, ${one.party?.kind ?? 'guest'}, ${partyId(one)}, 'Ada', 'guest', ${one.elsewhere}, ${joined}, ${left}, ${left}, 'fake')`;
      return { open, add };
    });
  });
  for (const at of order(steps.length)) {
    const step = steps[at];
    if (!step) continue;
    await db.transaction().execute(async (trx) => {
      await step.open.execute(trx);
      await step.add?.execute(trx);
    });
  }
}

/** A sight without privacy or anything that goes on. */
export const sightOf = (
  database: Database,
  company: CompanyId,
  timeZone: string,
  period: { from: string; to: string },
): Sight => ({
  db: database.forCompany(company),
  company,
  timeZone,
  period,
  today: '2030-01-01',
  privacy: 'per-person',
  privacyOf: () => 'per-person',
  sealedBefore: null,
  live: null,
  countedUpTo: new Date(0),
  showId: (id) => id,
  findId: (id) => id,
  showPerson: ({ id, name }) => ({ id, name }),
  showRoom: ({ personal: _, ...room }) => room,
  showTime: (at) => at.toISOString(),
});
