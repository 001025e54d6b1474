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
    const timer = setInterval(() => {
      if (bar.current) bar.current.style.scale = `${scaleLoudness(local.loudness()).toFixed(2)} 1`;
    }, every);
    return () => clearInterval(timer);
  }, [local]);
  return <span className={classes.level} ref={bar} aria-hidden="true" />;
}
