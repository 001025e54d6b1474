import { useIsFetching } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

const scheme = 'data-mantine-color-scheme';

/** Prints the page when everything on it is there; paper is light whatever the screen is. */
export function usePrinting(): { isPrinting: boolean; print: () => void } {
  const [isPrinting, setPrinting] = useState(false);
  const waiting = useIsFetching({ predicate: ({ state }) => state.data === undefined });
  useEffect(() => {
    const { documentElement: root } = document;
    let before: string | null = null;
    const begin = () => {
      before = root.getAttribute(scheme);
      root.setAttribute(scheme, 'light');
    };
    const end = () => {
      if (before !== null) root.setAttribute(scheme, before);
      setPrinting(false);
    };
    window.addEventListener('beforeprint', begin);
    window.addEventListener('afterprint', end);
    return () => {
      window.removeEventListener('beforeprint', begin);
      window.removeEventListener('afterprint', end);
    };
  }, []);
  useEffect(() => {
    if (!isPrinting || waiting > 0) return undefined;
    // Two frames later what has just come is drawn.
    let frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => window.print());
    });
    return () => cancelAnimationFrame(frame);
  }, [isPrinting, waiting]);
  return { isPrinting, print: () => setPrinting(true) };
}
