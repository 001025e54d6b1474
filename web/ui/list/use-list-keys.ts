import { type RefObject, useEffect, useRef } from 'react';

interface ListKeys {
  field: RefObject<HTMLInputElement | null>;
  /** The first thing that there is to clear: the search, then the selection. */
  clear: (() => void) | undefined;
}

/** `/` leads to the list's search, and Escape clears the search, then the selection, from anywhere in the page. */
export function useListKeys({ field, clear }: ListKeys): void {
  const clearing = useRef(clear);
  useEffect(() => {
    clearing.current = clear;
  });
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isElsewhere(event.target)) return;
      if (event.key === '/' && field.current && !isTyping(event.target)) {
        event.preventDefault();
        field.current.focus();
        field.current.select();
      }
      if (event.key === 'Escape' && clearing.current) {
        event.preventDefault();
        clearing.current();
      }
    };
    // Once, and so before any dialog: one that closes by Escape would be gone when this is asked whether there is one.
    window.addEventListener('keydown', onKey, { capture: true });
    return () => window.removeEventListener('keydown', onKey, { capture: true });
  }, [field]);
}

/** In a dialog or an open menu the keys are theirs. */
function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector('[role="dialog"]')) return true;
  return target instanceof Element && target.closest('[role="menu"], [aria-expanded="true"]') !== null;
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input:not([type="checkbox"]), textarea, select'))
  );
}
