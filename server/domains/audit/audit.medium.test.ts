import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { secretsFrom } from '../../platform/config/secrets.ts';
import type { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/random.ts';
import { buildCompany } from '../../testing/builders.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { type Activity, type Made, type Repeatable, record, sweepIdempotencyKeys, withIdempotency } from './index.ts';

const clock = new FixedClock();
const secrets = secretsFrom(randomBytes(32));

let opened: TestDatabase;
let database: Database;
let company: CompanyId;
let other: CompanyId;

beforeAll(async () => {
  opened = await openTestDatabase();
  database = opened.database;
});
beforeEach(async () => {
  company = await buildCompany(database, { at: clock.now() });
  other = await buildCompany(database, { at: clock.now() });
});
afterAll(() => opened.drop());

const activity: Activity = {
  at: clock.now(),
  actor: { kind: 'member', id: newId(), name: 'Ada' },
  act: 'member.renamed',
  object: { kind: 'member', id: newId(), name: 'Grace' },
  origin: '192.0.2.1',
  before: { fullName: 'Grace' },
  after: { fullName: 'Grace Hopper' },
};

const activitiesOf = (of: CompanyId) => database.forCompany(of).selectFrom('activity').selectAll().execute();

test('an act is recorded whole, and for its company only', async () => {
  await database
    .forCompany(company)
    .transaction()
    .execute((trx) => record(trx, company, activity));
  expect(await activitiesOf(company)).toEqual([
    {
      id: expect.any(String),
      via: null,
      erasedAt: null,
      erasureProof: null,
      search: 'ada grace member renamed member.renamed  192.0.2.1',
      companyId: company,
      at: activity.at,
      actorKind: 'member',
      actorId: activity.actor.id,
      actorName: 'Ada',
      act: 'member.renamed',
      objectKind: 'member',
      objectId: activity.object?.id,
      objectName: 'Grace',
      origin: '192.0.2.1',
      before: activity.before,
      after: activity.after,
    },
  ]);
  expect(await activitiesOf(other)).toEqual([]);
});

test('an act that fails leaves no entry', async () => {
  const failing = database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      await record(trx, company, activity);
      throw new Error('the act failed');
    });
  await expect(failing).rejects.toThrow('the act failed');
  expect(await activitiesOf(company)).toEqual([]);
});

test('an entry cannot be written for another company, and none can be changed or deleted', async () => {
  const db = database.forCompany(company);
  await expect(db.transaction().execute((trx) => record(trx, other, activity))).rejects.toMatchObject({
    code: '42501',
  });
  await db.transaction().execute((trx) => record(trx, company, activity));
  await expect(db.deleteFrom('activity').execute()).rejects.toMatchObject({ code: '42501' });
  const forge = sql`update activity set act = 'forged'`.execute(db);
  await expect(forge).rejects.toMatchObject({ code: '42501' });
  await expect(database.operator.selectFrom('activity').selectAll().execute()).rejects.toMatchObject({ code: '42501' });
});

const repeatable: Repeatable = {
  key: 'k1',
  method: 'rooms.create',
  sender: 'account-1',
  body: { name: 'One', pin: 1 },
};

/** Runs a creation that answers how often it ran. */
function creations(of: CompanyId) {
  let runs = 0;
  return (change: Partial<Repeatable> = {}, made: Partial<Made<unknown>> = {}) =>
    database
      .forCompany(of)
      .transaction()
      .execute((trx) =>
        withIdempotency<unknown>({ clock, secrets }, trx, of, { ...repeatable, ...change }, async () => {
          runs += 1;
          return { id: newId(), answer: { run: runs }, ...made };
        }),
      );
}

test('a repeated creation runs once and is answered again, whatever the order of its fields', async () => {
  const create = creations(company);
  expect(await create()).toEqual({ run: 1 });
  expect(await create({ body: { pin: 1, name: 'One' } })).toEqual({ run: 1 });
  expect(await create({ key: 'k2' })).toEqual({ run: 2 });
  expect(await create({ key: undefined })).toEqual({ run: 3 });
  expect(await create({ key: undefined })).toEqual({ run: 4 });
});

test('another body or another method under the same key is refused', async () => {
  const create = creations(company);
  await create();
  const refused = { problem: 'idempotency_mismatch' };
  await expect(create({ body: { name: 'Two', pin: 1 } })).rejects.toMatchObject(refused);
  await expect(create({ method: 'invitations.create' })).rejects.toMatchObject(refused);
});

test('the key of another sender or another company is another key', async () => {
  const create = creations(company);
  expect(await create()).toEqual({ run: 1 });
  expect(await create({ sender: 'account-2', body: {} })).toEqual({ run: 2 });
  expect(await creations(other)({ body: {} })).toEqual({ run: 1 });
});

test('two at the same moment run once', async () => {
  const create = creations(company);
  expect(await Promise.all([create(), create(), create()])).toEqual([{ run: 1 }, { run: 1 }, { run: 1 }]);
});

test('an answer with a secret is not kept: its repetition tells the id of what was made', async () => {
  const create = creations(company);
  const id = newId();
  const made = { id, answer: { token: 'secret-token' }, holdsSecret: true };
  expect(await create({}, made)).toEqual({ token: 'secret-token' });
  await expect(create({}, made)).rejects.toMatchObject({ problem: 'already_done', extra: { current: { id } } });
  const rows = await database.forCompany(company).selectFrom('idempotencyKey').selectAll().execute();
  expect(JSON.stringify(rows)).not.toMatch(/secret-token|"k1"|account-1|One/);
});

test('a creation that failed may be sent again', async () => {
  const create = creations(company);
  const db = database.forCompany(company);
  const failing = db.transaction().execute((trx) =>
    withIdempotency({ clock, secrets }, trx, company, repeatable, async () => {
      throw new Error('not made');
    }),
  );
  await expect(failing).rejects.toThrow('not made');
  expect(await create()).toEqual({ run: 1 });
});

test('after 24 hours a key is forgotten', async () => {
  const create = creations(company);
  const rowsOf = () => database.forCompany(company).selectFrom('idempotencyKey').select('key').execute();
  await create();
  clock.pass(24 * 3600 - 1);
  await sweepIdempotencyKeys({ clock, database });
  expect(await create()).toEqual({ run: 1 });
  clock.pass(1);
  expect(await create({ body: {} })).toEqual({ run: 2 });
  clock.passDays(1);
  expect(await rowsOf()).toHaveLength(1);
  await sweepIdempotencyKeys({ clock, database });
  expect(await rowsOf()).toHaveLength(0);
});
