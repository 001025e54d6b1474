import { useEffect, useState } from 'react';

/** Milliseconds without a touch or a key after which a screen at rest is dimmed. */
const dimmedAfter = 5 * 60_000;
/** Minutes between two moves of what stands on the screen, so that nothing burns in. */
const moveEvery = 3;

/** Whether a screen at rest is dimmed, and which of nine places what stands on it has now. */
export function useResting(minute: number): { dimmed: boolean; place: number } {
  const [dimmed, setDimmed] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setDimmed(true), dimmedAfter);
    const wake = () => {
      clearTimeout(timer);
      setDimmed(false);
      timer = setTimeout(() => setDimmed(true), dimmedAfter);
    };
    const events = ['pointerdown', 'pointermove', 'keydown', 'touchstart'] as const;
    for (const event of events) window.addEventListener(event, wake);
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, wake);
    };
  }, []);
  return { dimmed, place: Math.floor(minute / moveEvery) % 9 };
}
