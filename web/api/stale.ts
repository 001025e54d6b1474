import { toProblem } from './problem.ts';

/** A row as the service sends it with the refusal to overwrite it; `isRow` tells by a few fields that it is one. Null for any other fault. */
export function staleVersion<Row>(error: unknown, isRow: (value: object) => value is Row & object): Row | null {
  const { code, current } = toProblem(error);
  return code === 'stale' && typeof current === 'object' && current !== null && isRow(current) ? current : null;
}
