import { useEffect } from 'react';

const everyMs = 1000;

/** Shows a text in the browser's tab by turns with the page's title; null for the title alone. */
export function useFlashingTitle(text: string | null): void {
  useEffect(() => {
    if (text === null) return undefined;
    const before = document.title;
    document.title = text;
    const timer = setInterval(() => {
      document.title = document.title === text ? before : text;
    }, everyMs);
    return () => {
      clearInterval(timer);
      document.title = before;
    };
  }, [text]);
}
