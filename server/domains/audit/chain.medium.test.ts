import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { newId } from '../../platform/random.ts';
import { type LogHouse, openLogHouse } from '../../testing/log-house.ts';
import { serverUrl } from '../../testing/test-server.ts';
import { erasePerson, record } from './index.ts';
import { cutActivity } from './operations/cut.ts';

let house: LogHouse;
beforeAll(async () => {
  house = await openLogHouse();
});
afterAll(() => house.drop());

test('what is committed is sealed in order, and proved; what is not sealed yet is told', async () => {
  const company = await house.company();
  await house.act(company, 3);
  expect(await house.verify(company)).toMatchObject({
    verified: 0,
    waiting: { count: 3, oldest: expect.any(Date) },
    broken: null,
  });
  await house.seal();
  await house.act(company, 2);
  const report = await house.verify(company);
  expect(report).toMatchObject({ verified: 3, erased: 0, head: { position: 3 }, checkpoint: null, broken: null });
  expect(report.waiting.count).toBe(2);
  await house.seal();
  await house.seal();
  expect(await house.verify(company)).toMatchObject({
    verified: 5,
    head: { position: 5 },
    waiting: { count: 0 },
    broken: null,
  });
});

test.skipIf(serverUrl() === null)(
  'a transaction that commits late is sealed when it is there, whatever its time',
  async () => {
    const company = await house.company();
    const gate = Promise.withResolvers<void>();
    const written = Promise.withResolvers<void>();
    const late = house.database
      .forCompany(company)
      .transaction()
      .execute(async (trx) => {
        const actor = { kind: 'service', id: null, name: 'Rotunda' } as const;
        await record(trx, company, { at: house.clock.now(), actor, act: 'member.removed' });
        written.resolve();
        await gate.promise;
      });
    await written.promise;
    await house.act(company, 3);
    await house.seal();
    expect(await house.verify(company)).toMatchObject({ verified: 3, waiting: { count: 0 }, broken: null });
    gate.resolve();
    await late;
    await house.seal();
    expect(await house.verify(company)).toMatchObject({ verified: 4, waiting: { count: 0 }, broken: null });
  },
);

test('two sealers at once seal each entry once', async () => {
  const company = await house.company();
  await house.act(company, 20);
  await Promise.all([house.seal(), house.seal(), house.seal()]);
  expect(await house.verify(company)).toMatchObject({ verified: 20, head: { position: 20 }, broken: null });
});

test('a person goes out of the log, and the chain holds; what is left is guarded as before', async () => {
  const company = await house.chain();
  const room = newId();
  await house.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const bert = { kind: 'member', id: newId(), name: 'Bert Holm' } as const;
      const object = { kind: 'team-room', id: room, name: 'Board' };
      const after = { owners: ['Anna Lind', 'Bert Holm'], note: 'by "Anna Lind"' };
      await record(trx, company, {
        at: house.clock.now(),
        actor: bert,
        act: 'team-room.changed',
        object,
        origin: '192.0.2.9',
        after,
      });
      const person = { kind: 'member', id: house.anna, name: 'Anna Lind' };
      await record(trx, company, {
        at: house.clock.now(),
        actor: bert,
        act: 'member.removed',
        object: person,
        before: { email: 'anna@acme.example' },
      });
    });
  await house.seal();
  await house.act(company, 1);
  const count = await house.database.owner
    .transaction()
    .execute((trx) => erasePerson(trx, house.platform, company, { ids: [house.anna], texts: ['Anna Lind'] }));
  expect(count).toBe(10);
  await house.seal();
  expect(await house.verify(company)).toMatchObject({ verified: 10, erased: 10, broken: null });
  const rows = await house.database.forCompany(company).selectFrom('activity').selectAll().orderBy('at').execute();
  expect(JSON.stringify(rows)).not.toMatch(/Anna Lind"[^:]|anna@|192\.0\.2\.7|nightly/);
  expect(rows.find(({ act: done }) => done === 'member.removed')).toMatchObject({
    actorName: 'Bert Holm',
    objectName: 'Former member',
    before: null,
  });
  expect(rows.find(({ objectId }) => objectId === room)).toMatchObject({
    actorName: 'Bert Holm',
    origin: '192.0.2.9',
    after: { owners: ['Former member', 'Bert Holm'], note: 'by "Anna Lind"' },
  });
  await house.tamper(sql`update activity set object_name = 'Another' ${house.ofEntry(company, 2)}`);
  expect((await house.verify(company)).broken).toMatchObject({ position: 2, harm: 'changed' });
});

test('whoever is called like the service’s own words takes none of them out of the log', async () => {
  const company = await house.company();
  const bert = { kind: 'member', id: newId(), name: 'Bert Holm' } as const;
  const service = { kind: 'service', id: null, name: 'Rotunda' } as const;
  const object = { kind: 'member', id: newId(), name: 'Carl Berg' };
  const [before, after] = [{ accessRight: 'administrator' }, { accessRight: 'member', owners: ['administrator'] }];
  const at = house.clock.now();
  await house.database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      await record(trx, company, { at, actor: bert, act: 'member.changed', object, before, after });
      const own = { kind: 'company', id: company, name: 'Rotunda' };
      await record(trx, company, { at, actor: service, act: 'company.suspended', object: own });
    });
  await house.seal();
  const texts = ['administrator', 'Rotunda'];
  await house.database.owner
    .transaction()
    .execute((trx) => erasePerson(trx, house.platform, company, { ids: [newId()], texts }));
  const rows = await house.database.forCompany(company).selectFrom('activity').selectAll().orderBy('act').execute();
  expect(rows).toMatchObject([
    { act: 'company.suspended', actorName: 'Rotunda', objectName: 'Rotunda', erasedAt: null },
    { act: 'member.changed', before, after: { accessRight: 'member', owners: ['Former member'] } },
  ]);
  expect(await house.verify(company)).toMatchObject({ verified: 2, erased: 1, broken: null });
});

test('what is older than the company keeps goes, up to a signed checkpoint from which the chain is proved', async () => {
  const company = await house.chain();
  await house.tamper(sql`update company set activity_retention_months = 1 where id = ${company}`);
  await cutActivity(house.platform);
  expect(await house.verify(company)).toMatchObject({ verified: 7, checkpoint: null });
  house.clock.passDays(20);
  await house.act(company, 2);
  await house.seal();
  house.clock.passDays(20);
  await cutActivity(house.platform);
  expect(await house.verify(company)).toMatchObject({
    verified: 2,
    head: { position: 9 },
    checkpoint: { position: 7 },
    broken: null,
  });
  expect(await house.database.forCompany(company).selectFrom('activity').selectAll().execute()).toHaveLength(2);
  house.clock.passDays(40);
  await cutActivity(house.platform);
  expect(await house.verify(company)).toMatchObject({
    verified: 0,
    head: { position: 9 },
    checkpoint: { position: 9 },
    broken: null,
  });
  await house.act(company, 1);
  await house.seal();
  expect(await house.verify(company)).toMatchObject({ verified: 1, head: { position: 10 }, broken: null });
  for (const change of [sql`position = 8`, sql`link = 'forged'`, sql`at = now()`, sql`signature = 'forged'`]) {
    await house.tamper(sql`create table kept as select * from activity_checkpoint`);
    await house.tamper(sql`update activity_checkpoint set ${change} where company_id = ${company}`);
    expect((await house.verify(company)).broken).toMatchObject({ harm: 'checkpoint' });
    await house.tamper(sql`delete from activity_checkpoint where company_id = ${company}`);
    expect((await house.verify(company)).broken).toMatchObject({ position: 1, harm: 'missing' });
    await house.tamper(sql`insert into activity_checkpoint select * from kept where company_id = ${company}`);
    await house.tamper(sql`drop table kept`);
    expect((await house.verify(company)).broken).toBeNull();
  }
});

test('a part that does not hold is not cut: whoever wants to know finds it as it is', async () => {
  const company = await house.chain();
  await house.tamper(sql`update activity set actor_name = 'Bert Holm' ${house.ofEntry(company, 4)}`);
  house.clock.passDays(3 * 365);
  await cutActivity(house.platform);
  expect((await house.verify(company)).broken).toMatchObject({ position: 4, harm: 'changed' });
});

test('the service’s roles add links and never change or delete one', async () => {
  const company = await house.chain();
  const db = house.database.forCompany(company);
  const refused = { code: '42501' };
  for (const table of ['activity', 'activity_seal', 'activity_checkpoint']) {
    await expect(sql`delete from ${sql.table(table)}`.execute(db)).rejects.toMatchObject(refused);
    await expect(sql`update ${sql.table(table)} set company_id = company_id`.execute(db)).rejects.toMatchObject(
      refused,
    );
    await expect(sql`select from ${sql.table(table)}`.execute(house.database.operator)).rejects.toMatchObject(refused);
  }
});
