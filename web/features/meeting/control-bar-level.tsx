import { useEffect, useRef } from 'react';
import { scaleLoudness } from '../../media/level-meter.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import classes from './control-bar.module.css';

/** Milliseconds between two looks: often enough to see that one is heard, seldom enough to cost nothing. */
const every = 120;

/** How loud one is, at the foot of the microphone's button. Drawn without React. */
export function MicrophoneLevel({ local }: { local: LocalMedia }) {
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let drawn = -1;
    const timer = setInterval(() => {
      const tenths = Math.round(scaleLoudness(local.loudness()) * 10);
      if (tenths === drawn || !bar.current) return;
      drawn = tenths;
      bar.current.style.scale = `${tenths / 10} 1`;
    }, every);
    return () => clearInterval(timer);
  }, [local]);
  return <span className={classes.level} ref={bar} aria-hidden="true" />;
}
