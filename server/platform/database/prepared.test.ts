import {
  CamelCasePlugin,
  type CompiledQuery,
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
} from 'kysely';
import { expect, test } from 'vitest';
import type { Db } from './database.ts';
import { prepare } from './prepared.ts';
import type { Tables } from './tables.ts';

declare module './tables.ts' {
  interface Tables {
    preparedThing: { companyId: string; size: number; removedAt: Date | null };
  }
}

/** A database that answers nothing and remembers what it was asked. */
function openRecording(asked: CompiledQuery[]): Db {
  const driver = new DummyDriver();
  driver.acquireConnection = async () => ({
    executeQuery: async (query) => {
      asked.push(query);
      return { rows: [] };
    },
    async *streamQuery() {},
  });
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => driver,
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    plugins: [new CamelCasePlugin()],
  });
}

test('a statement is built once and asked with the values of each call, on whichever database', async () => {
  let builds = 0;
  const things = prepare((db, company: string, size: number) => {
    builds += 1;
    return db
      .selectFrom('preparedThing')
      .select('size')
      .where('size', '>', size)
      .where('companyId', '=', company)
      .where('companyId', '!=', 'nobody');
  });
  const asked: CompiledQuery[] = [];
  await things(openRecording(asked), 'acme', 1);
  await things(openRecording(asked), 'globex', 2);
  await openRecording(asked)
    .transaction()
    .execute((trx) => things(trx, 'initech', 3));

  expect(builds).toBe(1);
  expect(asked.map(({ parameters }) => parameters)).toEqual([
    [1, 'acme', 'nobody'],
    [2, 'globex', 'nobody'],
    [3, 'initech', 'nobody'],
  ]);
  expect(new Set(asked.map(({ sql }) => sql))).toEqual(
    new Set(['select "size" from "prepared_thing" where "size" > $1 and "company_id" = $2 and "company_id" != $3']),
  );
});
