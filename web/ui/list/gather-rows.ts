import type { Identified, PageAnswer } from './paged-rows.ts';

/** Reads a list from its first page to its last; tells after each how many rows there are. */
export async function gatherRows<Row extends Identified>(
  load: (cursor: string | undefined) => Promise<PageAnswer<Row>>,
  onProgress: (count: number) => void,
): Promise<Row[]> {
  const rows = new Map<string, Row>();
  let cursor: string | undefined;
  do {
    const page = await load(cursor);
    for (const row of page.items) rows.set(row.id, row);
    onProgress(rows.size);
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  return [...rows.values()];
}
