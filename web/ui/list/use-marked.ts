import { useEffect, useState } from 'react';

/** Milliseconds for which changed rows are marked; the style sheet fades the mark in that time. */
const markedFor = 1200;
const nothing: ReadonlySet<string> = new Set();

/** The rows that have just changed, for as long as they are marked. */
export function useMarked(changed: ReadonlySet<string>): ReadonlySet<string> {
  const [over, setOver] = useState(changed);
  useEffect(() => {
    if (changed.size === 0) return undefined;
    const timer = setTimeout(() => setOver(changed), markedFor);
    return () => clearTimeout(timer);
  }, [changed]);
  return over === changed ? nothing : changed;
}
