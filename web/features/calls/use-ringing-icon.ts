import { useEffect } from 'react';

/** Beside `mark.svg`; a second look at the browser's tabs finds it. */
const ringing = '/ringing.svg';

/** Shows in the browser's tab that it rings. */
export function useRingingIcon(isRinging: boolean): void {
  useEffect(() => {
    const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
    if (!isRinging || !icon) return undefined;
    const before = icon.href;
    icon.href = ringing;
    return () => {
      icon.href = before;
    };
  }, [isRinging]);
}
