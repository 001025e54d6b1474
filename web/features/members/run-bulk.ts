interface BulkResult<Row> {
  done: readonly Row[];
  /** Why it stopped; the rows from there on are as they were. */
  fault: unknown;
}

/** Carries out an act on one row after the other, and stops at the first that is refused. */
export async function runBulk<Row>(
  rows: readonly Row[],
  act: (row: Row) => Promise<unknown>,
): Promise<BulkResult<Row>> {
  const done: Row[] = [];
  for (const row of rows) {
    try {
      await act(row);
      done.push(row);
    } catch (fault) {
      return { done, fault };
    }
  }
  return { done, fault: null };
}
