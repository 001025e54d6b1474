import { CompiledQuery } from 'kysely';
import type { Db as QueueDatabase } from 'pg-boss';
import type { Database } from '../database/database.ts';

/** True for several statements in one text; a semicolon inside a literal only costs the slower way. */
const isScript = (text: string) => text.trim().replace(/;$/, '').includes(';');

/** The queue's way into the database: as the owner, one exclusive turn per call, the rows of every statement. */
export function queueDatabase(database: Database): QueueDatabase {
  // The queue names its own columns, and reads them as it named them.
  const owner = database.owner.withoutPlugins();
  return {
    async executeSql(text, values = []) {
      if (values.length === 0 && isScript(text)) {
        const results = await database.script(text);
        return { rows: results.flatMap(({ rows }) => rows) };
      }
      const { rows } = await owner.executeQuery(CompiledQuery.raw(text, [...values]));
      return { rows };
    },
  };
}
