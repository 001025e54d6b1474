import { useEffect } from 'react';
import { takePlace } from './place.ts';

interface Returning {
  name: string;
  identity: string;
  /** Makes the row with this id the active one, brings it into sight and gives it the focus. */
  goBack: (id: string, scrollTop: number) => void;
}

/** Coming back from the page of a row: the list stands where it stood, and the row has the focus. */
export function useReturning({ name, identity, goBack }: Returning): void {
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the list is shown
  useEffect(() => {
    const place = identity ? takePlace(name, identity) : undefined;
    if (!place) return undefined;
    // After the router, which leads to the top or to where the page was, and the focus to its heading.
    const frame = requestAnimationFrame(() => goBack(place.id, place.scrollTop));
    return () => cancelAnimationFrame(frame);
  }, []);
}
