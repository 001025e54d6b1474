import { z } from 'zod';
import { fieldProblem } from '../http/problem.ts';

const content = z.array(z.string().max(600)).min(2).max(8);

/** An opaque place in a list, bound to its order (`binding`, such as `members email ascending`). */
export const encodeCursor = (binding: string, place: readonly string[]): string =>
  Buffer.from(JSON.stringify([binding, ...place])).toString('base64url');

/**
 * The place that `encodeCursor` wrote, of `length` texts. Refuses with `wrong_input` a cursor that is damaged, or of
 * another list or order.
 */
export function decodeCursor(binding: string, cursor: string, length: number): string[] {
  const read = content.safeParse(parse(cursor));
  const [bound, ...place] = read.success ? read.data : [];
  if (bound !== binding || place.length !== length || place.some((text) => text.includes('\u0000'))) {
    throw fieldProblem('wrong_input', '/cursor', 'This cursor belongs to another list or order. Start without one.');
  }
  return place;
}

/**
 * Cuts a page of `limit` rows from the `limit + 1` that were read: the further one only says that there is a next page,
 * which begins behind the last row of this one.
 */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  cursorOf: (last: Row) => string,
): { items: Row[]; nextCursor: string | null } {
  const items = rows.slice(0, limit);
  const last = items.at(-1);
  return { items, nextCursor: last !== undefined && rows.length > limit ? cursorOf(last) : null };
}

function parse(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
  } catch {
    return null;
  }
}
