import type { StagedRow } from './check-values.ts';
import { lineRanges } from './line-ranges.ts';
import type { Work } from './work.ts';
import './tables.ts';

type Indexed = Pick<StagedRow, 'line' | 'email' | 'address' | 'roomAddress'>;

/** Lines before a row with which it stands in conflict; null where none does. */
export interface Twins {
  email: number | null;
  address: number | null;
  /** That has the row's address for its room, or the room's for itself. */
  room: number | null;
}

/**
 * Who has which email and address in a file, by the first line that has it. In memory, at most 50,000 lines of it: a
 * database that has not counted its rows yet looks each of them up by going through all.
 */
export class FileIndex {
  readonly #emails = new Map<string, number>();
  readonly #addresses = new Map<string, number>();
  readonly #rooms = new Map<string, number>();

  /** Every line of the file that is a row. */
  readonly lines: number[] = [];

  add({ line, email, address, roomAddress }: Indexed): void {
    note(this.#emails, email, line);
    note(this.#addresses, address, line);
    note(this.#rooms, roomAddress, line);
  }

  /** Whether a line of the file has an address, for itself or its room. */
  has(address: string): boolean {
    return this.#addresses.has(address) || this.#rooms.has(address);
  }

  twinsOf({ line, email, address, roomAddress }: Indexed): Twins {
    const before = (lines: ReadonlyMap<string, number>, key: string | null) => {
      const found = key === null ? undefined : lines.get(key);
      return found !== undefined && found < line ? found : null;
    };
    return {
      email: before(this.#emails, email),
      address: before(this.#addresses, address),
      room: before(this.#rooms, address) ?? before(this.#addresses, roomAddress),
    };
  }
}

const note = (lines: Map<string, number>, key: string | null, line: number) => {
  if (key !== null && !lines.has(key)) lines.set(key, line);
};

/** Reads it from what was read of a file, proposed addresses too. */
export async function indexFile(work: Work): Promise<FileIndex> {
  const index = new FileIndex();
  for await (const { from, to } of lineRanges(work, 'checking')) {
    const rows = await work.db
      .selectFrom('memberImportRow')
      .select(['line', 'email', 'address', 'roomAddress'])
      .where('companyId', '=', work.company)
      .where('importId', '=', work.id)
      .where('line', '>=', from)
      .where('line', '<=', to)
      .orderBy('line')
      .execute();
    for (const row of rows) {
      index.lines.push(row.line);
      index.add(row);
    }
  }
  return index;
}
