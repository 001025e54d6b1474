import { type RefObject, useEffect } from 'react';
import { type Box, type Direction, nearest } from './nearest.ts';

const directions: Readonly<Record<string, Direction>> = {
  ArrowLeft: 'left',
  ArrowRight: 'right',
  ArrowUp: 'up',
  ArrowDown: 'down',
};
/** Keys by which remote controls and keyboards go back. */
const backKeys = new Set(['Escape', 'BrowserBack', 'GoBack', 'XF86Back']);
const reachable = 'button:not(:disabled), input:not(:disabled), select:not(:disabled), a[href]';

/**
 * Arrow keys go from control to control as they stand on the screen, as on a television; Enter presses. `onBack` is the
 * back key's. The first arrow after nothing was in focus goes to what is marked `data-first`, or to the first control.
 */
export function useArrows(container: RefObject<HTMLElement | null>, onBack?: () => void): void {
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey) return;
      const { current: within } = container;
      if (!within) return;
      if (backKeys.has(event.key)) {
        if (!onBack) return;
        event.preventDefault();
        onBack();
        return;
      }
      const direction = directions[event.key];
      if (!direction || keepsArrow(event.target, direction)) return;
      event.preventDefault();
      move(within, direction);
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [container, onBack]);
}

/** Within a text the arrows to the sides are the cursor's, and in a list of choices those up and down are the list's. */
function keepsArrow(target: EventTarget | null, direction: Direction): boolean {
  const isSideways = direction === 'left' || direction === 'right';
  if (target instanceof HTMLInputElement) return isSideways && target.value !== '';
  return target instanceof HTMLSelectElement && !isSideways;
}

function move(within: HTMLElement, direction: Direction): void {
  const controls = [...within.querySelectorAll<HTMLElement>(reachable)].filter(
    (control) => control.closest('figure') === null && control.checkVisibility(),
  );
  const from = controls.find((control) => control === document.activeElement);
  if (!from) {
    (within.querySelector<HTMLElement>('[data-first]') ?? controls[0])?.focus();
    return;
  }
  const boxes = new Map<Box, HTMLElement>(
    controls.filter((control) => control !== from).map((control) => [control.getBoundingClientRect(), control]),
  );
  const next = nearest(from.getBoundingClientRect(), [...boxes.keys()], direction);
  const control = next && boxes.get(next);
  control?.focus();
  control?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
}
