import { DummyDriver, Kysely, PostgresAdapter, PostgresIntrospector, PostgresQueryCompiler } from 'kysely';
import { expect, test } from 'vitest';
import { companyId } from '../../../contract/ids.ts';
import { newId } from '../random.ts';
import type { Db } from './database.ts';
import { gather } from './gather.ts';
import type { Tables } from './tables.ts';

const [acme, globex] = [companyId.parse(newId()), companyId.parse(newId())];

const openDb = (): Db =>
  new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
  });

/** A look-up that knows every id but `gone`, and remembers what it was asked for at once. */
function remember() {
  const asked: [company: string, ids: string[]][] = [];
  const find = gather(async (_db: Db, company, ids: string[]) => {
    asked.push([company, ids]);
    return ids.filter((id) => id !== 'gone').map((id) => ({ id, of: company }));
  });
  return { asked, find };
}

test('what is asked in one turn is one statement, each id once, and everybody gets their own row', async () => {
  const { asked, find } = remember();
  const db = openDb();
  const found = await Promise.all(['a', 'b', 'gone', 'a'].map((id) => find(db, acme, id)));
  expect(found.map((row) => row?.id)).toEqual(['a', 'b', undefined, 'a']);
  expect(asked).toEqual([[acme, ['a', 'b', 'gone']]]);
});

test('nothing is kept: whoever asks afterwards asks the database', async () => {
  const { asked, find } = remember();
  const db = openDb();
  await find(db, acme, 'a');
  await find(db, acme, 'a');
  expect(asked).toHaveLength(2);
});

test('companies, databases and more ids than one statement takes are asked for apart', async () => {
  const { asked, find } = remember();
  const db = openDb();
  const found = await Promise.all([find(db, acme, 'a'), find(db, globex, 'a'), find(openDb(), globex, 'a')]);
  expect(found.map((row) => row?.of)).toEqual([acme, globex, globex]);
  expect(asked).toHaveLength(3);
  await Promise.all(Array.from({ length: 250 }, (_, index) => find(db, acme, `id ${index}`)));
  expect(asked.slice(3).map(([, ids]) => ids.length)).toEqual([100, 100, 50]);
});

test('in a transaction it is asked at once', async () => {
  const { asked, find } = remember();
  await openDb()
    .transaction()
    .execute(async (trx) => {
      await Promise.all([find(trx, acme, 'a'), find(trx, acme, 'b')]);
    });
  expect(asked).toEqual([
    [acme, ['a']],
    [acme, ['b']],
  ]);
});

test('a failure reaches all who asked, and nobody later', async () => {
  let fails = true;
  const find = gather(async (_db: Db, _company, ids: string[]) => {
    if (fails) throw new Error('lost');
    return ids.map((id) => ({ id }));
  });
  const db = openDb();
  const outcomes = await Promise.allSettled([find(db, acme, 'a'), find(db, acme, 'b')]);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  fails = false;
  expect(await find(db, acme, 'a')).toEqual({ id: 'a' });
});
