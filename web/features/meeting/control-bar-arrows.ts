import type { KeyboardEvent } from 'react';

/** Moves along the buttons of a toolbar by the arrow keys (ARIA Authoring Practices, toolbar). For its `onKeyDown`. */
export function walkToolbar(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
  const { target, currentTarget } = event;
  if (step === undefined || !(target instanceof HTMLButtonElement) || target.closest('[role="dialog"]')) return;
  const stops = [...currentTarget.querySelectorAll<HTMLButtonElement>('button:enabled')].filter(
    (button) => button.checkVisibility() && !button.closest('[role="dialog"]'),
  );
  const next = stops[(stops.indexOf(target) + step + stops.length) % stops.length];
  event.preventDefault();
  next?.focus();
}
