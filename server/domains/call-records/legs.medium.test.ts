import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CallId, CompanyId, LegId } from '../../../contract/ids.ts';
import { newId } from '../../platform/random.ts';
import { MeetingHouse } from '../../testing/meeting-house.ts';
import { type CallRecordPorts, closeLegs, sweepLegs } from './close-legs.ts';
import { provePresence } from './presence.ts';
import { openCall, openLeg, proveAlive } from './queries.ts';

let house: MeetingHouse;
let acme: CompanyId;
const spans: { from: Date; to: Date }[] = [];
const ports: CallRecordPorts = {
  onLegClosed: async (_trx, _company, span) => void spans.push(span),
};

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
});
beforeEach(async () => {
  spans.length = 0;
  house.clock.pass(3600);
  await provePresence(house.database.owner, house.clock.now());
  house.clock.pass(3600);
});
afterAll(() => house.close());

const db = () => house.database.forCompany(acme);

async function begin(count: number) {
  const call = newId<CallId>();
  const legs = Array.from({ length: count }, () => newId<LegId>());
  const at = house.clock.now();
  await db()
    .transaction()
    .execute(async (trx) => {
      await openCall(trx, acme, { id: call, kind: 'meeting', room: null, engine: 'mesh', at });
      for (const id of legs) {
        await openLeg(trx, acme, {
          id,
          call,
          callKind: 'meeting',
          room: null,
          isTeamRoom: false,
          partyKind: 'guest',
          party: null,
          name: 'Guest',
          role: 'guest',
          at,
          engine: 'mesh',
          browser: null,
          home: null,
        });
      }
    });
  return { call, legs, at };
}

const close = (legs: readonly LegId[], at: Date) =>
  db()
    .transaction()
    .execute((trx) =>
      closeLegs(
        trx,
        acme,
        legs.map((leg) => ({ leg, home: null })),
        at,
        'left',
        ports,
      ),
    );
const lengthOf = async (leg: LegId) => {
  const row = await db().selectFrom('leg').selectAll().where('id', '=', leg).executeTakeFirstOrThrow();
  return row.leftAt && Number(row.leftAt) - Number(row.joinedAt);
};
const callOf = (call: CallId) => db().selectFrom('call').selectAll().where('id', '=', call).executeTakeFirstOrThrow();

test('a call ends with its last leg, at that leg’s end, in whatever order the ends arrive', async () => {
  const { call, legs, at } = await begin(3);
  const [one, two, three] = legs as [LegId, LegId, LegId];
  const later = (seconds: number) => new Date(at.getTime() + seconds * 1000);
  await close([one], later(30));
  expect((await callOf(call)).endedAt).toBeNull();
  await close([two], later(90));
  await close([three], later(60));
  expect((await callOf(call)).endedAt).toEqual(later(90));
  expect(spans).toEqual([
    { from: at, to: later(30) },
    { from: at, to: later(90) },
    { from: at, to: later(60) },
  ]);
  await close(legs, later(500));
  expect(await lengthOf(one)).toBe(30_000);
  expect(spans).toHaveLength(3);
});

test('no leg ends before it began, not even by a clock that went back', async () => {
  const { legs, at } = await begin(1);
  await close(legs, new Date(at.getTime() - 5000));
  expect(await lengthOf(legs[0] as LegId)).toBe(0);
});

test('the sweep ends a leg without proof at its last proof, and a proven one goes on', async () => {
  const { call, legs } = await begin(2);
  const [silent, alive] = legs as [LegId, LegId];
  house.clock.pass(1.234);
  await proveAlive(db(), acme, legs, house.clock.now());
  house.clock.pass(61);
  await proveAlive(db(), acme, [alive], house.clock.now());
  await sweepLegs(db(), acme, house.clock.now(), ports);
  expect(await lengthOf(silent)).toBe(1234);
  expect(await lengthOf(alive)).toBeNull();
  expect((await callOf(call)).endedAt).toBeNull();
  // a proof that was on its way opens nothing again
  await proveAlive(db(), acme, legs, house.clock.now());
  expect(await lengthOf(silent)).toBe(1234);
});

test('time in which the service was away is not held against a leg', async () => {
  const { legs } = await begin(1);
  house.clock.pass(600);
  await provePresence(house.database.owner, house.clock.now(), true);
  house.clock.pass(60);
  await sweepLegs(db(), acme, house.clock.now(), ports);
  expect(await lengthOf(legs[0] as LegId)).toBeNull();
  house.clock.pass(1);
  await sweepLegs(db(), acme, house.clock.now(), ports);
  expect(await lengthOf(legs[0] as LegId)).toBe(0);
});

test('another company can neither prove, close nor see a leg', async () => {
  const { legs, at } = await begin(1);
  const north = await house.addCompany(`north-${newId().slice(-6)}`);
  const foreign = house.database.forCompany(north);
  await foreign
    .transaction()
    .execute((trx) => closeLegs(trx, north, [{ leg: legs[0] as LegId, home: null }], at, 'left', ports));
  expect(await foreign.selectFrom('leg').selectAll().execute()).toEqual([]);
  expect(await lengthOf(legs[0] as LegId)).toBeNull();
  await expect(
    foreign
      .transaction()
      .execute((trx) => closeLegs(trx, acme, [{ leg: legs[0] as LegId, home: null }], at, 'left', ports)),
  ).resolves.toBeUndefined();
  expect(await lengthOf(legs[0] as LegId)).toBeNull();
});
