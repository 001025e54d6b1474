import { useEffect, useEffectEvent } from 'react';

/** Acts on single keys, named in lower case, except where somebody types or a key has a meaning of its own. */
export function useShortcuts(acts: Record<string, () => void>): void {
  const act = useEffectEvent((event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || document.querySelector('dialog[open]'))
      return;
    const { target, key } = event;
    const typing = target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');
    if (typing && key !== 'Escape') return;
    acts[key.toLowerCase()]?.();
  });
  useEffect(() => {
    const ended = new AbortController();
    globalThis.addEventListener('keydown', (event) => act(event), { signal: ended.signal });
    return () => ended.abort();
  }, []);
}
