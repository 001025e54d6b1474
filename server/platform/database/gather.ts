import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from './database.ts';

interface Waiting<Id, Row> {
  company: CompanyId;
  ids: Set<Id>;
  rows: Promise<ReadonlyMap<Id, Row>>;
}

/** Most ids that one statement asks for. */
const most = 100;

/**
 * Makes a look-up by id of which all that is asked for one company in one turn of the event loop is one statement: most
 * of a look-up's time is its way to the database and back. Every answer is read after its question, and none is kept.
 * In a transaction it asks at once.
 */
export function gather<Id, Row extends { id: Id }>(
  ask: (db: Db, company: CompanyId, ids: Id[]) => Promise<Row[]>,
): (db: Db, company: CompanyId, id: Id) => Promise<Row | undefined> {
  const waiting = new Map<Db, Waiting<Id, Row>>();

  function open(db: Db, company: CompanyId): Waiting<Id, Row> {
    const ids = new Set<Id>();
    const turn = new Promise((resolve) => setImmediate(resolve));
    const rows = turn.then(async () => {
      if (waiting.get(db)?.ids === ids) waiting.delete(db);
      const found = await ask(db, company, [...ids]);
      return new Map(found.map((row) => [row.id, row]));
    });
    const opened = { company, ids, rows };
    waiting.set(db, opened);
    return opened;
  }

  return async (db, company, id) => {
    if (db.isTransaction) return (await ask(db, company, [id]))[0];
    const known = waiting.get(db);
    const joins = known?.company === company && known.ids.size < most;
    const { ids, rows } = joins ? known : open(db, company);
    ids.add(id);
    return (await rows).get(id);
  };
}
