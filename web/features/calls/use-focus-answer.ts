import { type RefObject, useEffect, useRef } from 'react';

const typed = '[contenteditable], textarea, select, input:not([type="radio"], [type="checkbox"])';
/** Whatever is open asks something itself; an earlier call too. */
const asks = 'dialog, [role="dialog"], [role="alertdialog"], [role="menu"]';

/** Puts the focus on "Answer" when it begins to ring, unless somebody types or has a dialog open; and back at the end. */
export function useFocusAnswer(): RefObject<HTMLButtonElement | null> {
  const answer = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    const before = document.activeElement;
    const button = answer.current;
    if (before?.matches(typed) || before?.closest(asks)) return undefined;
    button?.focus({ preventScroll: true });
    return () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && before instanceof HTMLElement) before.focus({ preventScroll: true });
    };
  }, []);
  return answer;
}
