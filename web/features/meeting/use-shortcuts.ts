import { useEffect, useEffectEvent } from 'react';

/** Acts on single keys, named in lower case, except where somebody types or a key has a meaning of its own. */
export function useShortcuts(acts: Record<string, () => void>): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || event.defaultPrevented) return;
    const { target, key } = event;
    // What is open above closes by Escape itself.
    if (key === 'Escape' ? isAbove(target) : isBusy(target)) return;
    acts[key.toLowerCase()]?.();
  });
  useEffect(() => {
    const ended = new AbortController();
    globalThis.addEventListener('keydown', (event) => act(event), { signal: ended.signal });
    return () => ended.abort();
  }, []);
}

/** Somebody types there, chooses from a menu, or has a dialog open. */
export function isBusy(target: EventTarget | null): boolean {
  const types = 'textarea, select, [contenteditable], input:not([type="radio"], [type="checkbox"])';
  return isAbove(target) || (target instanceof HTMLElement && target.matches(types));
}

/** A dialog is open, or a menu is. */
function isAbove(target: EventTarget | null): boolean {
  if (document.querySelector('dialog[open], [aria-modal="true"]')) return true;
  return target instanceof HTMLElement && target.closest('[role="menu"]') !== null;
}
