import type { Virtualizer } from '@tanstack/react-virtual';
import { useLayoutEffect, useRef } from 'react';
import type { Identified } from './paged-rows.ts';
import type { ListState } from './use-list.ts';

interface Anchored<Row extends Identified, Sort extends string, Answer> {
  list: ListState<Row, Sort, Answer>;
  virtual: Virtualizer<Window, Element>;
  /** Distance of the rows from the top of the page, in pixels. */
  margin: number;
}

/**
 * Keeps what is in sight where it is when rows come or go above it, and begins another search, filter or sort at its
 * top. At the very top of the list new rows are seen coming.
 */
export function useAnchoredScroll<Row extends Identified, Sort extends string, Answer>(
  options: Anchored<Row, Sort, Answer>,
): void {
  const { list, virtual, margin } = options;
  const { rows, identity } = list;
  const before = useRef({ rows, identity });
  useLayoutEffect(() => {
    const { rows: old, identity: oldIdentity } = before.current;
    before.current = { rows, identity };
    if (old === rows) return;
    const height = virtual.options.estimateSize(0);
    const hidden = window.scrollY - margin;
    if (identity !== oldIdentity) {
      if (oldIdentity && hidden > 0) window.scrollTo({ top: Math.max(0, margin - 220) });
      return;
    }
    const first = Math.floor(hidden / height);
    if (first < 1) return;
    const places = new Map(rows.slice(0, first + 400).map(({ id }, index) => [id, index]));
    for (let index = first; index < Math.min(old.length, first + 30); index += 1) {
      const place = places.get(old[index]?.id ?? '');
      if (place === undefined) continue;
      if (place !== index) window.scrollBy({ top: (place - index) * height });
      return;
    }
  }, [rows, identity, virtual, margin]);
}
