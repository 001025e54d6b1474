import type { CompiledQuery } from 'kysely';
import type { Db } from './database.ts';

/** Stands for the value at an index while a statement is built. */
class Placeholder {
  readonly index: number;

  constructor(index: number) {
    this.index = index;
  }
}

interface Buildable<Row> {
  compile(): CompiledQuery<Row>;
}

export interface Prepared<Values extends readonly unknown[], Row> {
  (db: Db, ...values: Values): Promise<Row[]>;
  /** The statement with its values, for `together`. */
  filled(db: Db, ...values: Values): CompiledQuery<Row>;
}

/**
 * A statement that is built once: building takes longer than a look-up by key does. `build` sees placeholders instead
 * of values, so it may only hand them on to the statement, one by one, and decide nothing by them.
 */
export function prepare<Values extends readonly unknown[], Row>(
  build: (db: Db, ...values: Values) => Buildable<Row>,
): Prepared<Values, Row> {
  let built: CompiledQuery<Row> | null = null;
  const filled = (db: Db, ...values: Values): CompiledQuery<Row> => {
    built ??= build(db, ...(values.map((_, index) => new Placeholder(index)) as unknown as Values)).compile();
    const parameters = built.parameters.map((given) => (given instanceof Placeholder ? values[given.index] : given));
    return { ...built, parameters };
  };
  const ask = async (db: Db, ...values: Values) => (await db.executeQuery<Row>(filled(db, ...values))).rows;
  return Object.assign(ask, { filled });
}
