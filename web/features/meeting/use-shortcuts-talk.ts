import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { LocalMedia } from '../../media/local-media.ts';
import { isBusy } from './use-shortcuts.ts';

/**
 * Who is muted is heard for as long as the space bar is held. Where the keyboard stands on a button, space presses that
 * button; where a pointer left it there, it does not.
 */
export function usePushToTalk(local: LocalMedia, muted: boolean): boolean {
  const [talks, setTalks] = useState(false);
  const pointed = useRef(false);
  const press = useEffectEvent((event: KeyboardEvent) => {
    if (event.key !== ' ' || event.ctrlKey || event.metaKey || event.altKey) return;
    const { target } = event;
    const pressesButton = target instanceof HTMLElement && target.matches('button, a, summary, input, [tabindex="0"]');
    if (isBusy(target) || (pressesButton && !pointed.current)) return;
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
    followPointer(pointed, signal);
    globalThis.addEventListener('keydown', (event) => press(event), { signal });
    globalThis.addEventListener('keyup', (event) => release(event), { signal });
    globalThis.addEventListener('blur', (event) => release(event), { signal });
    return () => ended.abort();
  }, []);
  return talks;
}

/**
 * Whether a pointer put the focus where it is. `:focus-visible` does not tell: browsers set it at the very key that is
 * pressed after a click.
 */
function followPointer(pointed: { current: boolean }, signal: AbortSignal): void {
  let points = false;
  const capture = { capture: true, signal };
  const point = () => {
    points = true;
    pointed.current = true;
  };
  const type = () => {
    points = false;
  };
  const focus = () => {
    pointed.current = points;
  };
  globalThis.addEventListener('pointerdown', point, capture);
  globalThis.addEventListener('keydown', type, capture);
  globalThis.addEventListener('focusin', focus, capture);
}
