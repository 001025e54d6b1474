import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import { scaleLoudness } from '../../media/level-meter.ts';
import type { LocalMedia } from '../../media/local-media.ts';
import classes from './level-bar.module.css';

/** How loud one is now. Drawn without React, because it moves with every picture. */
export function LevelBar({ local }: { local: LocalMedia }) {
  const { t } = useLingui();
  const bar = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    let frame = requestAnimationFrame(function draw() {
      if (bar.current) bar.current.style.width = `${Math.round(scaleLoudness(local.loudness()) * 100)}%`;
      frame = requestAnimationFrame(draw);
    });
    return () => cancelAnimationFrame(frame);
  }, [local]);
  return (
    <span className={classes.track} role="img" aria-label={t`Microphone level`}>
      <span className={classes.bar} ref={bar} />
    </span>
  );
}
