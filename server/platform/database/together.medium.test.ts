import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { buildCompany } from '../../testing/builders.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import type { Db } from './database.ts';
import { send, together } from './together.ts';

let own: TestDatabase;
let red: CompanyId;
let blue: CompanyId;

beforeAll(async () => {
  own = await openTestDatabase();
  const at = new Date('2026-01-01T00:00:00Z');
  red = await buildCompany(own.database, { label: 'red', at });
  blue = await buildCompany(own.database, { label: 'blue', at });
  await sql`create table note (text text primary key, company_id uuid default scope_company())`.execute(
    own.database.owner,
  );
  await sql`grant select, insert on note to rotunda_app`.execute(own.database.owner);
});
afterAll(() => own.drop());

const note = (db: Db, text: string) => sql`insert into note (text) values (${text})`.compile(db);
const notes = (db: Db) => sql<{ text: string }>`select text from note order by text`.compile(db);
const kept = async () =>
  (await own.database.owner.executeQuery(notes(own.database.owner))).rows.map(({ text }) => text);

test('statements that go together are answered each by its own rows, and see what went before', async () => {
  const db = own.database.forCompany(red);
  const [before, none, after, companies] = await db
    .transaction()
    .execute((trx) =>
      together(trx, notes(trx), note(trx, 'a'), notes(trx), trx.selectFrom('company').select('id').compile()),
    );
  expect([before, none, after]).toEqual([[], [], [{ text: 'a' }]]);
  expect(companies).toEqual([{ id: red }]);
});

test('of what was sent and not waited for, a failure is that of the transaction, of which nothing stays', async () => {
  const db = own.database.forCompany(red);
  const twice = db.transaction().execute(async (trx) => {
    await send(trx, note(trx, 'b'));
    await send(trx, note(trx, 'b'));
  });
  await expect(twice).rejects.toMatchObject({ code: '23505' });
  const followed = db.transaction().execute(async (trx) => {
    await send(trx, note(trx, 'a'));
    return together(trx, notes(trx));
  });
  await expect(followed).rejects.toMatchObject({ code: '23505' });
  expect(await kept()).toEqual(['a']);
});

test('a connection works for whom it is asked, whatever became of the transaction before', async () => {
  const seen = async (company: CompanyId) =>
    (await own.database.forCompany(company).selectFrom('company').select('id').execute()).map(({ id }) => id);
  for (let time = 0; time < 5; time += 1) {
    const undone = own.database
      .forCompany(blue)
      .transaction()
      .execute(async (trx) => {
        await send(trx, note(trx, 'a'));
      });
    await expect(undone).rejects.toMatchObject({ code: '23505' });
    expect(await seen(red)).toEqual([red]);
    expect(await seen(blue)).toEqual([blue]);
  }
});
