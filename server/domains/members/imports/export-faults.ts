import type { CompanyId } from '../../../../contract/ids.ts';
import { type ImportFault, type ImportId, importColumn } from '../../../../contract/imports.ts';
import type { Db } from '../../../platform/database/database.ts';
import { type CsvColumn, everyPage, exportCsv } from '../../../platform/http/csv-export.ts';
import { titleOf } from './columns.ts';
import { type FaultFilter, listFaults } from './import-queries.ts';

type FaultRow = Awaited<ReturnType<typeof listFaults>>['items'][number];

/** Row → contract shape. */
export const presentFaultRow = ({ line, position, field, code, value, message }: FaultRow): ImportFault => ({
  id: `${line}-${position}`,
  line,
  column: importColumn.safeParse(field).data ?? null,
  code,
  value,
  message,
});

const columns: CsvColumn<ImportFault>[] = [
  { head: 'Line', text: ({ line }) => line },
  { head: 'Column', text: ({ column }) => titleOf(column) },
  { head: 'Value', text: ({ value }) => value },
  { head: 'Fault', text: ({ message }) => message },
];

/** What is wrong in a file, as CSV. */
export function exportFaults(db: Db, company: CompanyId, id: ImportId, filter: FaultFilter): AsyncGenerator<string> {
  const pages = everyPage(async (cursor) => {
    const { items, nextCursor } = await listFaults(db, company, id, { ...filter, limit: 200, cursor });
    return { items: items.map(presentFaultRow), nextCursor };
  });
  return exportCsv(columns, pages, 'UTC');
}
