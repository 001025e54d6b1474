import { useEffect, useState } from 'react';
import type { LocalMedia } from '../../media/local-media.ts';

/** Louder than breath and keys, 0 to 1. */
const voiced = 0.03;
const look = 200;
/** Looks in a row, milliseconds. */
const needed = 4;
const shownFor = 5_000;
const restFor = 20_000;

/** Whether somebody speaks who is muted, and should be told so; for some seconds, and not again at once. */
export function useMutedTalk(local: LocalMedia, muted: boolean): boolean {
  const [tells, setTells] = useState(false);
  useEffect(() => {
    if (!muted) return undefined;
    let loud = 0;
    let quietUntil = 0;
    let hide: ReturnType<typeof setTimeout> | undefined;
    const timer = setInterval(() => {
      loud = local.voice() > voiced ? loud + 1 : 0;
      if (loud < needed || performance.now() < quietUntil) return;
      quietUntil = performance.now() + restFor;
      setTells(true);
      hide = setTimeout(() => setTells(false), shownFor);
    }, look);
    return () => {
      clearInterval(timer);
      clearTimeout(hide);
      setTells(false);
    };
  }, [local, muted]);
  return tells;
}
