import { useCallback, useEffect, useRef, useState } from 'react';

/** Of several tabs of one browser the last one is the screen; the others say so. Taking it back makes this one the last. */
export function useOnlyTab(): { isShownHere: boolean; takeBack: () => void } {
  const [isShownHere, setShownHere] = useState(true);
  const channel = useRef<BroadcastChannel | null>(null);
  useEffect(() => {
    const opened = new BroadcastChannel('rotunda-system');
    channel.current = opened;
    opened.addEventListener('message', () => setShownHere(false));
    opened.postMessage('here');
    return () => opened.close();
  }, []);
  const takeBack = useCallback(() => {
    channel.current?.postMessage('here');
    setShownHere(true);
  }, []);
  return { isShownHere, takeBack };
}
