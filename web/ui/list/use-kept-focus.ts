import { type RefObject, useLayoutEffect, useRef } from 'react';

/** When the row that had the focus is gone, the row that took its place has it: not the top of the page. */
export function useKeptFocus(body: RefObject<HTMLElement | null>): void {
  const had = useRef(false);
  useLayoutEffect(() => {
    if (had.current && document.activeElement === document.body) {
      body.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus({ preventScroll: true });
    }
    had.current = body.current?.contains(document.activeElement) ?? false;
  });
}
