import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { secretsFrom } from '../../platform/config/secrets.ts';
import { newId } from '../../platform/random.ts';
import { type LogHouse, openLogHouse } from '../../testing/log-house.ts';
import { verifyActivity } from './index.ts';

let house: LogHouse;
beforeAll(async () => {
  house = await openLogHouse();
});
afterAll(() => house.drop());

const someId = newId();
const changedEntry: Record<string, ReturnType<typeof sql>> = {
  id: sql`id = ${someId}::uuid`,
  at: sql`at = at + interval '1 microsecond'`,
  actor_kind: sql`actor_kind = 'operator'`,
  actor_id: sql`actor_id = ${someId}::uuid`,
  actor_name: sql`actor_name = 'Bert Holm'`,
  act: sql`act = 'room.removed'`,
  object_kind: sql`object_kind = 'team-room'`,
  object_id: sql`object_id = ${someId}::uuid`,
  object_name: sql`object_name = null`,
  origin: sql`origin = '198.51.100.1'`,
  via: sql`via = null`,
  before: sql`before = '{"lobby": true}'`,
  after: sql`after = null`,
  erased_at: sql`erased_at = now()`,
  erasure_proof: sql`erased_at = now(), erasure_proof = 'forged', before = null, after = null`,
};
const changedSeal: Record<string, ReturnType<typeof sql>> = {
  position: sql`position = 1000`,
  activity_id: sql`activity_id = ${someId}::uuid`,
  link: sql`link = 'forged'`,
  payload_digest: sql`payload_digest = 'forged'`,
  salt: sql`salt = 'forged'`,
  'no salt': sql`salt = null`,
};

test.each(Object.keys(changedEntry))('a change of an entry’s %s is found at its place', async (column) => {
  const company = await house.chain();
  await house.tamper(sql`update activity set ${changedEntry[column]} ${house.ofEntry(company, 4)}`);
  const harm = column === 'id' ? 'missing' : 'changed';
  expect((await house.verify(company)).broken).toMatchObject({ position: 4, harm });
});

test.each(Object.keys(changedSeal))('a change of a seal’s %s is found at its place', async (column) => {
  const company = await house.chain();
  await house.tamper(sql`update activity_seal set ${changedSeal[column]} ${house.ofSeal(company, 4)}`);
  const harm = ['position', 'activity_id'].includes(column) ? 'missing' : 'changed';
  expect((await house.verify(company)).broken).toMatchObject({ position: 4, harm });
});

test('an entry that was moved to another company is missed in its own, and strange in the other', async () => {
  const company = await house.chain();
  const other = await house.company();
  await house.tamper(sql`update activity set company_id = ${other} ${house.ofEntry(company, 4)}`);
  expect((await house.verify(company)).broken).toMatchObject({ position: 4, harm: 'missing' });
  expect((await verifyActivity(house.platform, other)).broken).toMatchObject({ position: null, harm: 'inserted' });
});

test('deleting is found: an entry, its seal, both, both with the rest numbered anew', async () => {
  const company = await house.chain();
  await house.tamper(sql`delete from activity ${house.ofEntry(company, 3)}`);
  expect((await house.verify(company)).broken).toMatchObject({ position: 3, harm: 'missing' });
  await house.tamper(sql`delete from activity_seal ${house.ofSeal(company, 3)}`);
  expect((await house.verify(company)).broken).toMatchObject({ position: 3, harm: 'missing' });
  for (const position of [4, 5, 6, 7]) {
    await house.tamper(sql`update activity_seal set position = ${position - 1} ${house.ofSeal(company, position)}`);
  }
  expect((await house.verify(company)).broken).toMatchObject({
    position: 3,
    harm: 'missing',
    detail: expect.stringMatching(/^An/),
  });
});

test('an entry of which only the seal was deleted is missed at its place', async () => {
  const company = await house.chain();
  await house.tamper(sql`delete from activity_seal ${house.ofSeal(company, 7)}`);
  expect((await house.verify(company)).broken).toMatchObject({ position: null, harm: 'inserted' });
  await house.tamper(sql`delete from activity_seal ${house.ofSeal(company, 1)}`);
  expect((await house.verify(company)).broken).toMatchObject({ position: 1, harm: 'missing' });
});

test('an entry that was deleted before it was sealed is missed', async () => {
  const company = await house.chain();
  await house.act(company, 1);
  await house.tamper(
    sql`delete from activity where company_id = ${company} and id in (select activity_id from activity_unsealed)`,
  );
  await house.seal();
  expect((await house.verify(company)).broken).toMatchObject({ position: null, harm: 'missing' });
});

const copied = (company: CompanyId, id: string, position: number) =>
  sql`insert into activity (id, company_id, at, actor_kind, actor_name, act)
  select ${id}::uuid, company_id, at, actor_kind, actor_name, act from activity ${house.ofEntry(company, position)}`;

test('inserting is found: an entry alone, at the end of the chain, in its middle', async () => {
  const company = await house.chain();
  const id = newId();
  await house.tamper(copied(company, id, 3));
  expect((await house.verify(company)).broken).toMatchObject({ position: null, harm: 'inserted' });
  const seal = (position: number) => sql`insert into activity_seal
    select company_id, ${position}, ${id}::uuid, link, payload_digest, salt from activity_seal ${house.ofSeal(company, position - 1)}`;
  await house.tamper(seal(8));
  expect((await house.verify(company)).broken).toMatchObject({ position: 8, harm: 'inserted' });
  await house.tamper(sql`delete from activity_seal ${house.ofSeal(company, 8)}`);
  for (const position of [7, 6, 5, 4]) {
    await house.tamper(sql`update activity_seal set position = ${position + 1} ${house.ofSeal(company, position)}`);
  }
  await house.tamper(seal(4));
  expect((await house.verify(company)).broken).toMatchObject({ position: 4, harm: 'inserted' });
});

test('reordering whole places is found', async () => {
  const company = await house.chain();
  await house.tamper(sql`update activity_seal set position = case position when 3 then 1005 else 1003 end
    where company_id = ${company} and position in (3, 5)`);
  await house.tamper(
    sql`update activity_seal set position = position - 1000 where company_id = ${company} and position > 1000`,
  );
  expect((await house.verify(company)).broken).toMatchObject({
    position: 3,
    harm: 'reordered',
    detail: expect.stringContaining('5'),
  });
});

test('reordering entries among their seals is found', async () => {
  const company = await house.chain();
  const [third, fifth] = await Promise.all(
    [3, 5].map(
      async (position) =>
        (await sql<{ id: string }>`select ${house.entryAt(company, position)} as id`.execute(house.database.owner))
          .rows[0]?.id,
    ),
  );
  await house.tamper(sql`update activity_seal set activity_id = ${someId}::uuid ${house.ofSeal(company, 3)}`);
  await house.tamper(sql`update activity_seal set activity_id = ${third} ${house.ofSeal(company, 5)}`);
  await house.tamper(sql`update activity_seal set activity_id = ${fifth} ${house.ofSeal(company, 3)}`);
  expect((await house.verify(company)).broken).toMatchObject({
    position: 3,
    harm: 'reordered',
    detail: expect.stringContaining('5'),
  });
});

test('a truncated end is found by a head that was mailed, and a chain that grew has it still', async () => {
  const company = await house.chain();
  const mailed = (await house.verify(company)).head;
  await house.act(company, 2);
  await house.seal();
  expect(await house.verify(company, mailed)).toMatchObject({ verified: 9, broken: null });
  expect((await house.verify(company, { ...mailed, link: 'another' })).broken).toMatchObject({
    position: 7,
    harm: 'changed',
  });
  await house.tamper(sql`delete from activity where company_id = ${company} and id in
    (select activity_id from activity_seal where company_id = ${company} and position > 5)`);
  await house.tamper(sql`delete from activity_seal where company_id = ${company} and position > 5`);
  expect(await house.verify(company)).toMatchObject({ verified: 5, broken: null });
  expect((await house.verify(company, mailed)).broken).toMatchObject({ position: 6, harm: 'missing' });
});

test('only the key of the service makes links that hold', async () => {
  const company = await house.chain();
  const stranger = { ...house.platform, secrets: secretsFrom(randomBytes(32)) };
  expect((await verifyActivity(stranger, company)).broken).toMatchObject({ position: 1 });
});
