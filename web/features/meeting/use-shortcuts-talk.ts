import { useEffect, useEffectEvent, useState } from 'react';
import type { LocalMedia } from '../../media/local-media.ts';
import { isBusy } from './use-shortcuts.ts';

/**
 * Who is muted is heard for as long as the space bar is held. Where the keyboard stands on a button, space presses that
 * button; where a pointer left it there, it does not.
 */
export function usePushToTalk(local: LocalMedia, muted: boolean): boolean {
  const [talks, setTalks] = useState(false);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    const pressesButton = target instanceof HTMLElement && target.matches('button, a, summary, input, [tabindex="0"]');
    if (isBusy(target) || (pressesButton && target.matches(':focus-visible'))) return;
    if (!muted && !talks) return;
    // Neither scrolls nor presses what a pointer pressed last.
    event.preventDefault();
    if (event.repeat || talks) return;
    setTalks(true);
    void local.setMuted(false);
  });
  const release = useEffectEvent((event: Event) => {
    if (!talks || (event instanceof KeyboardEvent && event.key !== ' ')) return;
    event.preventDefault();
    setTalks(false);
    void local.setMuted(true);
  });
  useEffect(() => {
    const ended = new AbortController();
    const { signal } = ended;
    globalThis.addEventListener('keydown', (event) => press(event), { signal });
    globalThis.addEventListener('keyup', (event) => release(event), { signal });
    globalThis.addEventListener('blur', (event) => release(event), { signal });
    return () => ended.abort();
  }, []);
  return talks;
}
