import { useEffect, useSyncExternalStore } from 'react';
import { isSilenced, subscribeToSilence, turnSoundOn } from '../meeting/index.ts';

/** Whether the browser keeps the page silent, which the first touch or key ends. */
export function useSilence(): boolean {
  useEffect(() => {
    const ended = new AbortController();
    for (const event of ['pointerdown', 'keydown'] as const) {
      window.addEventListener(event, turnSoundOn, { signal: ended.signal });
    }
    return () => ended.abort();
  }, []);
  return useSyncExternalStore(subscribeToSilence, isSilenced);
}
