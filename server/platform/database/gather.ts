import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from './database.ts';

interface Batch<Id, Row> {
  company: CompanyId;
  ids: Set<Id>;
  rows: Promise<ReadonlyMap<Id, Row>>;
}

/** Most ids that one statement asks for. */
const most = 100;

/** Statements of one look-up that are under way at once; what is asked meanwhile waits for the next. */
const atOnce = 2;

const nextTurn = () => new Promise<void>((resolve) => void setImmediate(resolve));

/**
 * Makes a look-up by id of which all that is asked for one company in one turn of the event loop is one statement, or
 * while two are under way: most of a look-up's time is its way to the database and back. Every answer is read after its
 * question, and none is kept. In a transaction it asks at once.
 */
export function gather<Id, Row extends { id: Id }>(
  ask: (db: Db, company: CompanyId, ids: Id[]) => Promise<Row[]>,
): (db: Db, company: CompanyId, id: Id) => Promise<Row | undefined> {
  const lines = new WeakMap<Db, Line<Id, Row>>();

  return async (db, company, id) => {
    if (db.isTransaction) return (await ask(db, company, [id]))[0];
    const line = lines.get(db) ?? new Line(ask, db);
    lines.set(db, line);
    return (await line.join(company, id)).get(id);
  };
}

/** Those who wait for one database. */
class Line<Id, Row extends { id: Id }> {
  readonly #ask: (db: Db, company: CompanyId, ids: Id[]) => Promise<Row[]>;
  readonly #db: Db;
  readonly #waiting: (() => void)[] = [];
  #last: Batch<Id, Row> | null = null;
  #underWay = 0;

  constructor(ask: (db: Db, company: CompanyId, ids: Id[]) => Promise<Row[]>, db: Db) {
    this.#ask = ask;
    this.#db = db;
  }

  join(company: CompanyId, id: Id): Promise<ReadonlyMap<Id, Row>> {
    const last = this.#last;
    const batch = last?.company === company && last.ids.size < most ? last : this.#open(company);
    batch.ids.add(id);
    return batch.rows;
  }

  #open(company: CompanyId): Batch<Id, Row> {
    const ids = new Set<Id>();
    const opened: Batch<Id, Row> = { company, ids, rows: this.#run(company, ids) };
    this.#last = opened;
    return opened;
  }

  async #run(company: CompanyId, ids: Set<Id>): Promise<ReadonlyMap<Id, Row>> {
    await nextTurn();
    if (this.#underWay >= atOnce) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    else this.#underWay += 1;
    if (this.#last?.ids === ids) this.#last = null;
    try {
      const found = await this.#ask(this.#db, company, [...ids]);
      return new Map(found.map((row) => [row.id, row]));
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#underWay -= 1;
    }
  }
}
