import { useEffect } from 'react';

interface Notice {
  title: string;
  body: string;
  tag: string;
}

/** Shows a notice of the operating system while the window is not looked at, where the person has allowed it. */
export function useSystemNotice(notice: Notice | null): void {
  const { title, body, tag } = notice ?? { title: '', body: '', tag: '' };
  useEffect(() => {
    const isAllowed = 'Notification' in window && Notification.permission === 'granted';
    if (!tag || !isAllowed || document.hasFocus()) return undefined;
    // On Android a page may not make one by itself; the card and the sound are there all the same.
    try {
      const shown = new Notification(title, { body, tag, requireInteraction: true });
      shown.onclick = () => {
        window.focus();
        shown.close();
      };
      return () => shown.close();
    } catch {
      return undefined;
    }
  }, [title, body, tag]);
}
