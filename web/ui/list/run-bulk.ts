/** What became of one row; a row that the act has not come to is `waiting`. */
export type BulkResult<Row> = { row: Row; state: 'waiting' | 'done' } | { row: Row; state: 'refused'; fault: unknown };

interface BulkRun<Row> {
  rows: readonly Row[];
  act: (row: Row) => Promise<unknown>;
  /** After each row, with all results so far. */
  onProgress: (results: readonly BulkResult<Row>[]) => void;
  /** Ends it in the middle: what was begun is finished, the rest stays waiting. */
  signal: AbortSignal;
  /** Seconds to wait before the same row is tried again; undefined for a fault that waiting does not heal. */
  waitFor: (fault: unknown) => number | undefined;
}

/** How many rows are on their way at once: the service answers others meanwhile. */
const atOnce = 4;

/** Carries out an act on each row, a few at once, and says what became of each. A refused row does not stop the others. */
export async function runBulk<Row>(options: BulkRun<Row>): Promise<readonly BulkResult<Row>[]> {
  const { rows, act, onProgress, signal, waitFor } = options;
  const results: BulkResult<Row>[] = rows.map((row) => ({ row, state: 'waiting' }));
  const waiting = rows.entries();
  const work = async () => {
    for (const [index, row] of waiting) {
      if (signal.aborted) return;
      const result = await carryOut(row, act, waitFor, signal);
      results[index] = result;
      onProgress(results);
    }
  };
  await Promise.all(Array.from({ length: Math.min(atOnce, rows.length) }, work));
  return results;
}

async function carryOut<Row>(
  row: Row,
  act: BulkRun<Row>['act'],
  waitFor: BulkRun<Row>['waitFor'],
  signal: AbortSignal,
): Promise<BulkResult<Row>> {
  for (;;) {
    try {
      return { row: newerRow(row, await act(row)), state: 'done' };
    } catch (fault) {
      const seconds = waitFor(fault);
      if (seconds === undefined) return { row, state: 'refused', fault };
      await pause(seconds, signal);
      if (signal.aborted) return { row, state: 'waiting' };
    }
  }
}

/** The row in the version that the service has made of it, if it tells one: what takes the act back goes on from there. */
export const newerRow = <Row>(row: Row, answer: unknown): Row =>
  hasVersion(answer) ? { ...row, version: answer.version } : row;

const hasVersion = (value: unknown): value is { version: number } =>
  typeof value === 'object' && value !== null && 'version' in value && typeof value.version === 'number';

function pause(seconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, seconds * 1000);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
