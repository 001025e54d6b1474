import { useEffect, useState } from 'react';
import type { LegId } from '../../../contract/ids.ts';

/** Milliseconds for which somebody else speaks before it is shown large: a "yes" or a cough moves nothing. */
const settles = 1_200;

/** Who of the others is shown large as the speaker; the last one stays while nobody, or oneself, speaks. */
export function useStageSpeaker(speaker: LegId | null, you: LegId): LegId | null {
  const [shown, setShown] = useState<LegId | null>(null);
  useEffect(() => {
    if (speaker === null || speaker === you || speaker === shown) return undefined;
    const timer = setTimeout(() => setShown(speaker), shown === null ? 0 : settles);
    return () => clearTimeout(timer);
  }, [speaker, shown, you]);
  return shown;
}
