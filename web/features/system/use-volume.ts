import { type RefObject, useEffect } from 'react';

/** Everything within that plays is as loud as said, in percent; what comes later too. */
export function useVolume(container: RefObject<HTMLElement | null>, percent: number): void {
  useEffect(() => {
    const { current: within } = container;
    if (!within) return undefined;
    const apply = () => {
      for (const player of within.querySelectorAll<HTMLMediaElement>('video, audio')) player.volume = percent / 100;
    };
    apply();
    const observer = new MutationObserver(apply);
    observer.observe(within, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [container, percent]);
}
