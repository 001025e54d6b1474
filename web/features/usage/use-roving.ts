import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, (at: number, count: number, row: number) => number>> = {
  ArrowRight: (at) => at + 1,
  ArrowLeft: (at) => at - 1,
  ArrowDown: (at, _, row) => at + row,
  ArrowUp: (at, _, row) => at - row,
  Home: () => 0,
  End: (_, count) => count - 1,
};

/**
 * Arrow keys between the parts of a chart, each a link: Tab reaches the first, or the one that had the focus last, and
 * Enter opens it. `row`: how many stand beside each other in a grid; in a row of bars it is 1.
 */
export function useRoving(row = 1) {
  const partsOf = (group: HTMLElement) => [...group.querySelectorAll<HTMLElement>('[data-part]')];
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = steps[event.key];
    if (!step) return;
    const parts = partsOf(event.currentTarget);
    const at = parts.findIndex((part) => part.matches(':focus'));
    const next = parts[step(at, parts.length, row)];
    event.preventDefault();
    if (at < 0 || !next) return;
    next.focus();
  };
  const onFocus = (event: { target: EventTarget; currentTarget: HTMLElement }) => {
    const { target, currentTarget } = event;
    if (!(target instanceof HTMLElement) || !target.matches('[data-part]')) return;
    for (const part of partsOf(currentTarget)) part.tabIndex = part === target ? 0 : -1;
  };
  return { onKeyDown, onFocus };
}
