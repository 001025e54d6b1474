import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { CompanyStatus } from '../../companies/index.ts';
import { type ExportedTable, exportedTables } from '../exported-tables.ts';

/** Rows read by one statement: others come in between. */
const pageRows = 500;

/** Version of the format; grows when a table or the shape of a line changes its meaning. */
const formatVersion = 1;

interface KeyColumn {
  name: string;
  type: string;
}

/**
 * A company's data as JSON Lines: a line of what it is, a line for each row (`{"table", "row"}`), and a last one with the
 * count, so that half a file is known as such. Read page by page in the company's own scope; without secrets, and without
 * calls and activity unless the company is closed.
 */
export async function* exportCompany(
  { database, clock }: Pick<Platform, 'database' | 'clock'>,
  company: { id: CompanyId; name: string; label: string; status: CompanyStatus },
): AsyncGenerator<string> {
  const { id, name, label } = company;
  const isWhole = company.status === 'closed';
  const tables = exportedTables.filter((table) => isWhole || !table.private);
  const names = tables.map((table) => table.name);
  const head = { format: 'rotunda-company', version: formatVersion, company: { id, name, label }, tables: names };
  yield `${JSON.stringify({ ...head, exportedAt: clock.now().toISOString() })}\n`;
  const db = database.forCompany(id);
  let count = 0;
  for (const table of tables) {
    const keys = await keysOf(db, table.name);
    for await (const rows of pagesOf(db, id, table, keys)) {
      count += rows.length;
      yield rows.map((row) => `{"table":${JSON.stringify(table.name)},"row":${row}}\n`).join('');
    }
  }
  yield `${JSON.stringify({ end: true, rows: count })}\n`;
}

/** The columns of a table's primary key, in order. */
async function keysOf(db: Db, table: string): Promise<KeyColumn[]> {
  const { rows } = await sql<KeyColumn>`
    select a.attname::text as name, format_type(a.atttypid, null) as type
    from pg_index i join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any(i.indkey)
    where i.indrelid = ${table}::regclass and i.indisprimary
    order by array_position(i.indkey::int2[], a.attnum)`.execute(db);
  return rows;
}

async function* pagesOf(
  db: Db,
  company: CompanyId,
  { name, owner, without }: ExportedTable,
  keys: readonly KeyColumn[],
): AsyncGenerator<string[]> {
  const columns = sql.join(keys.map((key) => sql.id(key.name)));
  const texts = sql.join(keys.map((key) => sql`${sql.id(key.name)}::text`));
  type Line = { row: string; place: string[] };
  let place: string[] | null = null;
  do {
    const after: string[] | null = place;
    const behind: RawBuilder<unknown> = after
      ? sql`and (${columns}) > (${sql.join(keys.map(({ type }, at) => sql`${after[at] ?? ''}::${sql.raw(type)}`))})`
      : sql``;
    const { rows }: { rows: Line[] } = await sql<Line>`
      select (to_jsonb(t) - ${[...without]}::text[])::text as row, array[${texts}] as place
      from ${sql.id(name)} t where ${sql.id(owner)} = ${company} ${behind}
      order by ${columns} limit ${pageRows}`.execute(db);
    if (rows.length > 0) yield rows.map(({ row }) => row);
    place = rows.length === pageRows ? (rows.at(-1)?.place ?? null) : null;
  } while (place);
}
