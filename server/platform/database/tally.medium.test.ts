import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { buildCompany } from '../../testing/builders.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';

let test: TestDatabase;
let company: CompanyId;

beforeAll(async () => {
  test = await openTestDatabase();
  company = await buildCompany(test.database, { label: 'acme', at: new Date() });
});
afterAll(() => test.drop());

const add = (count: number) =>
  sql`insert into party (id, company_id, kind, name, address)
    select gen_random_uuid(), ${company}::uuid, case when n % 3 = 0 then 'room' else 'member' end, 'Party ' || n,
      gen_random_uuid() || '@acme.test' from generate_series(1, ${count}::int) n`;

/** What the tally says against what is there. */
async function compare(): Promise<number> {
  const said = await sql<{ facet: string; total: number }>`
    select facet, sum(amount)::int as total from tally where company_id = ${company} and list = 'directory'
    group by facet having sum(amount) <> 0 order by facet`.execute(test.database.owner);
  const counted = await sql<{ facet: string; total: number }>`
    select kind as facet, count(*)::int as total from party where company_id = ${company} and listed and shown
    group by kind order by kind`.execute(test.database.owner);
  expect(said.rows).toEqual(counted.rows);
  return said.rows.reduce((sum, { total }) => sum + total, 0);
}

it('follows what is added, changed and deleted, by one row or many', async () => {
  const { owner } = test.database;
  const before = await compare();
  await add(30).execute(owner);
  expect(await compare()).toBe(before + 30);
  await sql`update party set shown = false where name in ('Party 1', 'Party 2', 'Party 3')`.execute(owner);
  await sql`update party set name = name || ' again' where name like 'Party 1%'`.execute(owner);
  expect(await compare()).toBe(before + 27);
  await sql`delete from party where name like 'Party%'`.execute(owner);
  expect(await compare()).toBe(before);
});

it('is right whatever was undone and whoever was at it at the same time, and goes back to a row for each facet', async () => {
  const db = test.database.forCompany(company);
  const before = await compare();
  const acts = Array.from({ length: 12 }, (_, n) =>
    db.transaction().execute(async (trx) => {
      await add(n).execute(trx);
      await sql`update party set shown = not shown where name = ${`Party ${n}`}`.execute(trx);
      if (n % 4 === 3) throw new Error('undone');
    }),
  );
  const ended = await Promise.allSettled(acts);
  expect(ended.filter(({ status }) => status === 'rejected')).toHaveLength(3);
  expect(await compare()).toBeGreaterThan(before);
  await add(3).execute(db);
  const { rows } = await sql`select from tally where company_id = ${company} and list = 'directory'`.execute(db);
  expect(rows.length).toBeLessThanOrEqual(2);
});

it('is read by its company alone, and changed by nobody', async () => {
  const other = test.database.forCompany(await buildCompany(test.database, { label: 'globex', at: new Date() }));
  const { rows } = await sql`select from tally where company_id = ${company}`.execute(other);
  expect(rows).toEqual([]);
  await expect(sql`delete from tally`.execute(other)).rejects.toThrow(/permission denied/);
  await expect(sql`select shift_tally(${company}, 'directory', 'member', 1)`.execute(other)).rejects.toThrow(
    /permission denied/,
  );
});
