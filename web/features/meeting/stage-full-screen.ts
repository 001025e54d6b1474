import { useSyncExternalStore } from 'react';

/** Whether the page may fill the screen; phones of one maker can't. */
export const mayFillScreen = (): boolean => document.fullscreenEnabled;

/** The whole page, so that menus and dialogs are seen too. Does nothing where the browser can't. */
export function enterFullScreen(): void {
  if (!mayFillScreen() || document.fullscreenElement) return;
  document.documentElement.requestFullscreen({ navigationUI: 'hide' }).catch(() => undefined);
}

export function leaveFullScreen(): void {
  if (document.fullscreenElement) document.exitFullscreen().catch(() => undefined);
}

function subscribe(listener: () => void): () => void {
  document.addEventListener('fullscreenchange', listener);
  return () => document.removeEventListener('fullscreenchange', listener);
}

export function useFullScreen(): boolean {
  return useSyncExternalStore(subscribe, () => document.fullscreenElement !== null);
}
