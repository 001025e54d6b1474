import { type RefObject, useEffect } from 'react';

/** Milliseconds without a movement of the pointer. */
const idleAfter = 4_000;

/**
 * Marks the meeting as idle where it fills the screen and nobody moves a pointer, so that its controls can go. A key or a
 * touch brings them back; what the keyboard stands on is kept by the style sheet.
 */
export function useIdle(root: RefObject<HTMLElement | null>, active: boolean): void {
  useEffect(() => {
    const element = root.current;
    if (!active || !element) return undefined;
    const ended = new AbortController();
    let timer: ReturnType<typeof setTimeout> | undefined;
    const wake = () => {
      clearTimeout(timer);
      delete element.dataset['idle'];
      timer = setTimeout(() => {
        element.dataset['idle'] = '';
      }, idleAfter);
    };
    wake();
    for (const kind of ['pointermove', 'pointerdown', 'keydown'] as const) {
      element.ownerDocument.addEventListener(kind, wake, { signal: ended.signal, passive: true });
    }
    return () => {
      ended.abort();
      clearTimeout(timer);
      delete element.dataset['idle'];
    };
  }, [root, active]);
}
