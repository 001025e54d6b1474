import { defaultRangeExtractor, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { usePhone } from '../use-phone.ts';
import type { Column } from './columns.ts';
import { gridRoles } from './grid-roles.ts';
import classes from './list.module.css';
import { ListHead } from './list-head.tsx';
import { ListRow } from './list-row.tsx';
import type { Identified } from './paged-rows.ts';
import { RowSkeletons } from './row-skeletons.tsx';
import { type Selection, select } from './selection.ts';
import { useAnchoredScroll } from './use-anchored-scroll.ts';
import { useKeptFocus } from './use-kept-focus.ts';
import type { ListState } from './use-list.ts';
import { useMarked } from './use-marked.ts';
import { useReturning } from './use-returning.ts';
import { useRowEvents } from './use-row-events.ts';

/** Heights of a row and of a card, in pixels; the style sheet draws them so. */
const rowHeight = 46;
const cardHeight = 66;
/** Below the top bar and the line of headers. */
const paddingStart = 56 + 38;
const paddingEnd = 80;

export interface ListTableProps<Row extends Identified, Sort extends string, Answer> {
  list: ListState<Row, Sort, Answer>;
  label: string;
  rowName: (row: Row) => string;
  rowMenu?: ((row: Row) => ReactNode) | undefined;
  onOpen?: ((row: Row) => void) | undefined;
  /** Absent where rows can't be selected. */
  selection?: Selection<Row> | undefined;
  onSelect: (selection: Selection<Row>) => void;
}

/** The rows of a list: a table on a wide screen, cards on a phone. Only rows in sight are in the document. */
export function ListTable<Row extends Identified, Sort extends string, Answer>(
  props: ListTableProps<Row, Sort, Answer>,
) {
  const { list, label, rowName, rowMenu, onOpen, selection, onSelect } = props;
  const { rows, query } = list;
  const phone = usePhone();
  const columns = list.columns.filter(({ id, card }) => (phone ? card : list.choice.shown.includes(id)));
  const body = useRef<HTMLTableSectionElement>(null);
  const [margin, setMargin] = useState(0);
  const [active, setActive] = useState<{ id: string; index: number } | null>(null);
  const found = active && rows[active.index]?.id !== active.id ? rows.findIndex(({ id }) => id === active.id) : -1;
  const activeIndex = found < 0 ? Math.min(active?.index ?? 0, rows.length - 1) : found;
  const virtual = useWindowVirtualizer({
    count: rows.length,
    estimateSize: () => (phone ? cardHeight : rowHeight),
    overscan: 10,
    scrollMargin: margin,
    scrollPaddingStart: phone ? 56 : paddingStart,
    scrollPaddingEnd: paddingEnd,
    // The row with the focus stays in the document, or the focus would be lost.
    rangeExtractor: (range) => {
      const shown = defaultRangeExtractor(range);
      return active === null || shown.includes(activeIndex) ? shown : [...shown, activeIndex].sort((a, b) => a - b);
    },
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: another height of the rows
  useLayoutEffect(() => virtual.measure(), [phone]);
  useLayoutEffect(() => {
    const top = body.current?.getBoundingClientRect().top;
    if (top !== undefined && Math.abs(top + window.scrollY - margin) >= 1) setMargin(top + window.scrollY);
  });
  const { startIndex = 0, endIndex = 0 } = virtual.range ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is in sight, and what is loaded
  useEffect(() => list.onInSight({ first: startIndex, last: endIndex }), [startIndex, endIndex, rows, list.endError]);
  useAnchoredScroll({ list, virtual, margin });
  useKeptFocus(body);
  const marked = useMarked(list.changed);
  const events = useRowEvents({
    ...props,
    body,
    activeIndex,
    inSight: endIndex - startIndex,
    goTo: (index) => {
      const row = rows[index];
      if (!row) return;
      setActive({ id: row.id, index });
      virtual.scrollToIndex(index);
    },
    setActive: (index) => {
      const row = rows[index];
      if (row) setActive({ id: row.id, index });
    },
  });
  useReturning({
    name: list.name,
    identity: list.identity,
    goBack: (id, scrollTop) => {
      const index = rows.findIndex((row) => row.id === id);
      if (index < 0) return;
      window.scrollTo({ top: scrollTop });
      events.move(index);
    },
  });
  const { sort, order } = query;
  const total = list.answer === undefined || list.totalIsLeast ? -1 : list.total + 1;
  return (
    <div className={classes.frame} data-stale={list.settling || undefined}>
      <table
        {...(selection ? gridRoles.selectable : gridRoles.grid)}
        className={classes.table}
        style={columnsStyle(columns, selection !== undefined, rowMenu !== undefined)}
        aria-label={label}
        aria-rowcount={total}
        aria-busy={list.settling}
      >
        <ListHead
          columns={columns}
          sorting={{ by: sort, order }}
          onSort={list.sortBy}
          withMenu={rowMenu !== undefined}
          select={
            selection && {
              all: rows.length > 0 && rows.every(({ id }) => selection.rows.has(id)),
              some: selection.rows.size > 0,
              onChange: (on) => onSelect(select(selection, rows, on)),
            }
          }
        />
        <tbody {...gridRoles.group} ref={body} style={{ height: virtual.getTotalSize() }} {...events.handlers}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (!row) return null;
            return (
              <ListRow
                key={row.id}
                row={row}
                id={row.id}
                name={rowName(row)}
                index={index}
                top={start - margin}
                columns={columns}
                active={index === activeIndex}
                selectable={selection !== undefined}
                selected={selection?.rows.has(row.id) ?? false}
                changed={marked.has(row.id)}
                opens={onOpen !== undefined}
                menu={rowMenu}
              />
            );
          })}
        </tbody>
      </table>
      {list.hasMore && !list.endError ? <RowSkeletons rows={3} /> : null}
    </div>
  );
}

function columnsStyle<Row>(columns: readonly Column<Row>[], selectable: boolean, withMenu: boolean): CSSProperties {
  const tracks = columns.map(({ share = 10, least = 90 }) => `minmax(${least}px, ${share}fr)`);
  const all = [...(selectable ? ['40px'] : []), ...tracks, ...(withMenu ? ['46px'] : [])].join(' ');
  return { '--columns': all } as CSSProperties;
}
