import type { KeyboardEvent } from 'react';

/** Does something upon Enter, and only that: what is shown next has a button in focus, which the same key would press. */
export function onEnter(event: KeyboardEvent, run: () => void): void {
  if (event.key !== 'Enter') return;
  event.preventDefault();
  run();
}
