import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { buildCompany } from '../../testing/builders.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { newId } from '../random.ts';

let own: TestDatabase;
let red: CompanyId;
let blue: CompanyId;

beforeAll(async () => {
  own = await openTestDatabase();
  const at = new Date('2026-01-01T00:00:00Z');
  red = await buildCompany(own.database, { label: 'red', at });
  blue = await buildCompany(own.database, { label: 'blue', at });
});
afterAll(() => own.drop());

test('1,000 interleaved requests of two companies each see their own rows only', async () => {
  let [begun, ownOnly] = [0, 0];
  const askOnAndOn = async () => {
    while (begun < 1000) {
      const index = begun++;
      const company = index % 2 === 0 ? red : blue;
      const db = own.database.forCompany(company);
      const rows =
        index % 3 === 0
          ? await db.transaction().execute((trx) => trx.selectFrom('company').select('id').execute())
          : await db.selectFrom('company').select('id').execute();
      if (rows.length === 1 && rows[0]?.id === company) ownOnly += 1;
    }
  };
  await Promise.all(Array.from({ length: 40 }, askOnAndOn));
  expect(ownOnly).toBe(1000);
});

test('a company can neither read, change nor make rows of another, even when it names it', async () => {
  const db = own.database.forCompany(red);
  expect(await db.selectFrom('licence').selectAll().where('companyId', '=', blue).execute()).toEqual([]);
  const changed = await db.updateTable('licence').set({ used: 3 }).where('companyId', '=', blue).executeTakeFirst();
  expect(Number(changed.numUpdatedRows)).toBe(0);
  await expect(
    db
      .insertInto('party')
      .values({ id: newId(), companyId: blue, kind: 'member', name: 'Eve', address: 'eve.evil@red' } as never)
      .execute(),
  ).rejects.toMatchObject({ code: '42501' });
});

test('nothing of one company can hang on a party of another', async () => {
  const party = newId();
  await own.database
    .forCompany(blue)
    .insertInto('party')
    .values({ id: party, companyId: blue, kind: 'member', name: 'Bo Blue', address: 'bo.blue@blue.rotunda.test' })
    .execute();
  const grab = own.database
    .forCompany(red)
    .insertInto('videoAddress')
    .values({ address: 'bo.blue@red.rotunda.test', companyId: red, partyId: party, state: 'current', until: null });
  await expect(grab.execute()).rejects.toMatchObject({ code: '23503' });
});

test('no role may read what is not its own: accounts by app, rows by resolver, call details by operator', async () => {
  const refused = { code: '42501' };
  await expect(own.database.forCompany(red).selectFrom('account').selectAll().execute()).rejects.toMatchObject(refused);
  await expect(own.database.resolver.selectFrom('member').selectAll().execute()).rejects.toMatchObject(refused);
  await expect(own.database.operator.selectFrom('leg').selectAll().execute()).rejects.toMatchObject(refused);
  await expect(own.database.identity.selectFrom('company').selectAll().execute()).rejects.toMatchObject(refused);
});

test('no role of the service bypasses row-level security, and it is forced on each table with a company', async () => {
  const { rows: roles } = await sql<{
    rolname: string;
  }>`select rolname from pg_roles where rolname like 'rotunda\\_%' and (rolbypassrls or rolsuper)`.execute(
    own.database.owner,
  );
  expect(roles).toEqual([]);
  const { rows: open } = await sql<{ relname: string }>`
    select c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid
    where a.attname = 'company_id' and c.relkind = 'r' and not (c.relrowsecurity and c.relforcerowsecurity)`.execute(
    own.database.owner,
  );
  expect(open).toEqual([]);
});

test('an error within a request leaves the connection usable, in the right scope', async () => {
  await expect(sql`select 1 / 0`.execute(own.database.forCompany(red))).rejects.toThrow();
  const rows = await own.database.forCompany(blue).selectFrom('company').select('id').execute();
  expect(rows).toEqual([{ id: blue }]);
});

test('a statement over its limit is cancelled, and no other one', async ({ skip }) => {
  skip(own.database.kind === 'pglite', 'PGlite has no clock beside its one thread');
  const sleep = sql`select pg_sleep(0.2)`;
  await expect(sleep.execute(own.database.forCompany(red, 50))).rejects.toMatchObject({ code: '57014' });
  await Promise.all(Array.from({ length: 12 }, () => sleep.execute(own.database.forCompany(red))));
});
