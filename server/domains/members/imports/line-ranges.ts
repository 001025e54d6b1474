import type { ImportState } from '../../../../contract/imports.ts';
import { giveWay } from './give-way.ts';
import { advance, type Work } from './work.ts';
import './tables.ts';

/** Rows that are read at once, where the file has a row in each line. */
const pieceRows = 500;

/**
 * Goes through an import's rows by ranges of lines, and holds the import meanwhile. By ranges and not by a place and a
 * limit: nobody has counted the rows yet, and the planner would sort all that are left for each piece.
 */
export async function* lineRanges(work: Work, state: ImportState): AsyncGenerator<{ from: number; to: number }> {
  const { db, company, id } = work;
  const { rows, last } = await db
    .selectFrom('memberImportRow')
    .select((eb) => [eb.fn.countAll<number>().as('rows'), eb.fn.max('line').as('last')])
    .where('companyId', '=', company)
    .where('importId', '=', id)
    .executeTakeFirstOrThrow();
  const step = Math.ceil((last ?? 1) / Math.max(1, rows)) * pieceRows;
  for (let from = 1; from <= (last ?? 0); from += step) {
    await advance(db, work, state, {});
    yield { from, to: from + step - 1 };
    await giveWay();
  }
}
