import { type FocusEvent, type KeyboardEvent, type MouseEvent, type RefObject, useEffect, useRef } from 'react';
import type { Identified } from './paged-rows.ts';
import { rememberPlace } from './place.ts';
import { rowAfterKey } from './row-keys.ts';
import { type Selection, select, selectOne, selectRange } from './selection.ts';
import type { ListState } from './use-list.ts';

interface RowEvents<Row extends Identified, Sort extends string, Answer> {
  list: ListState<Row, Sort, Answer>;
  selection?: Selection<Row> | undefined;
  onSelect: (selection: Selection<Row>) => void;
  onOpen?: ((row: Row) => void) | undefined;
  body: RefObject<HTMLElement | null>;
  activeIndex: number;
  /** How many rows are in sight. */
  inSight: number;
  /** Makes a row the active one and brings it into sight. */
  goTo: (index: number) => void;
  setActive: (index: number) => void;
}

/**
 * What keys and clicks do with rows: arrows, Home, End, Page Up and Down move; Enter opens; Space selects; with Shift
 * both select all between; Ctrl or ⌘ with A selects what is loaded. A click on a row opens it; with Shift or Ctrl it selects.
 */
export function useRowEvents<Row extends Identified, Sort extends string, Answer>(
  options: RowEvents<Row, Sort, Answer>,
) {
  const { list, selection, onSelect, onOpen, body, activeIndex, inSight, goTo, setActive } = options;
  const { rows } = list;
  const focusing = useRef(-1);
  useEffect(() => {
    if (focusing.current !== activeIndex) return;
    focusing.current = -1;
    rowElement(body.current, activeIndex)?.focus({ preventScroll: true });
  });
  const move = (index: number) => {
    focusing.current = index;
    goTo(index);
    rowElement(body.current, index)?.focus({ preventScroll: true });
  };
  const toggle = (row: Row, range: boolean) => {
    if (!selection) return;
    const on = !selection.rows.has(row.id);
    onSelect(range ? selectRange(selection, rows, row, true) : selectOne(selection, row, on));
  };
  const open = (row: Row) => {
    rememberPlace(list.name, { identity: list.identity, id: row.id, scrollTop: window.scrollY });
    onOpen?.(row);
  };
  const onClick = (event: MouseEvent) => {
    const row = rows[rowIndex(body.current, event.target)];
    if (!row || !(event.target instanceof Element)) return;
    if (event.target.closest('[data-select]')) return toggle(row, event.shiftKey);
    if (event.target.closest('a'))
      rememberPlace(list.name, { identity: list.identity, id: row.id, scrollTop: window.scrollY });
    if (isControl(event.target)) return undefined;
    if (selection && (event.shiftKey || event.ctrlKey || event.metaKey)) return toggle(row, event.shiftKey);
    if (onOpen && window.getSelection()?.isCollapsed !== false) open(row);
    return undefined;
  };
  /** What a key does with the row itself, whether or not the row's own controls have a use for it. */
  const act = (event: KeyboardEvent, row: Row): boolean => {
    const command = event.ctrlKey || event.metaKey;
    if (command && event.key.toLowerCase() === 'a' && selection) onSelect(select(selection, rows, true));
    else if (command || !isRow(event.target)) return false;
    else if (event.key === 'Enter' && onOpen) open(row);
    else if (event.key === ' ' && selection) toggle(row, event.shiftKey);
    else return false;
    return true;
  };
  const step = (event: KeyboardEvent, index: number, row: Row): boolean => {
    if (event.ctrlKey || event.metaKey) return false;
    const next = rowAfterKey(event.key, { index, count: rows.length, inSight });
    const to = next === undefined ? undefined : rows[next];
    if (next === undefined || !to) return false;
    move(next);
    if (event.shiftKey && selection) {
      const begun = selection.anchor === null ? selectOne(selection, row, true) : selection;
      onSelect(selectRange(begun, rows, to, true));
    }
    return true;
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const index = rowIndex(body.current, event.target);
    const row = rows[index];
    if (!row || event.defaultPrevented || event.altKey || !takesKeys(event.target)) return;
    if (act(event, row) || step(event, index, row)) event.preventDefault();
  };
  const handlers = {
    onClick,
    onKeyDown,
    // Text would be marked while rows are selected.
    onMouseDown: (event: MouseEvent) => {
      if (selection && event.shiftKey) event.preventDefault();
    },
    onFocus: (event: FocusEvent) => {
      const index = rowIndex(body.current, event.target);
      if (index >= 0 && index !== activeIndex) setActive(index);
    },
  };
  return { handlers, move };
}

const isRow = (target: EventTarget) => target instanceof Element && target.hasAttribute('data-row');

/** The row, and those of its controls that have no use for arrows. */
const takesKeys = (target: EventTarget) =>
  isRow(target) || (target instanceof Element && target.matches('a, [data-select]'));

const rowElement = (body: HTMLElement | null, index: number) =>
  body?.querySelector<HTMLElement>(`[data-index="${index}"]`);

/** The row that an event is about; -1 for what lies elsewhere in the page, such as a row's open menu. */
function rowIndex(body: HTMLElement | null, target: EventTarget): number {
  const row = target instanceof Element && body?.contains(target) ? target.closest<HTMLElement>('[data-index]') : null;
  return row ? Number(row.dataset['index']) : -1;
}

function isControl(target: Element): boolean {
  return target.closest('a, button, input, label, [role="menu"]') !== null;
}
