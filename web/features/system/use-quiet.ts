import { useEffect, useState } from 'react';

/** Whether nobody has touched the screen or pressed a key for so many milliseconds. */
export function useQuiet(after: number): boolean {
  const [quiet, setQuiet] = useState(false);
  useEffect(() => {
    let timer = setTimeout(() => setQuiet(true), after);
    const wake = () => {
      clearTimeout(timer);
      setQuiet(false);
      timer = setTimeout(() => setQuiet(true), after);
    };
    const events = ['pointerdown', 'pointermove', 'keydown', 'touchstart'] as const;
    for (const event of events) window.addEventListener(event, wake);
    return () => {
      clearTimeout(timer);
      for (const event of events) window.removeEventListener(event, wake);
    };
  }, [after]);
  return quiet;
}
