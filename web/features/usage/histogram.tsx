import { Link } from '@tanstack/react-router';
import type { CSSProperties } from 'react';
import type { callsLink } from './calls-link.ts';
import classes from './histogram.module.css';
import { useRoving } from './use-roving.ts';

interface HistogramProps {
  label: string;
  bars: readonly {
    id: string;
    /** Below the bar. */
    short: string;
    /** What it is and how much, in words. */
    words: string;
    value: number;
    /** Above the bar. */
    written: string;
    link: ReturnType<typeof callsLink>;
  }[];
}

/** Bars beside each other, of how many there are of what; each opens its calls. */
export function Histogram({ label, bars }: HistogramProps) {
  const roving = useRoving();
  const most = Math.max(1, ...bars.map(({ value }) => value));
  return (
    <ul className={classes.bars} aria-label={label} {...roving}>
      {bars.map(({ id, short, words, value, written, link }, at) => {
        const share: CSSProperties & Record<'--share', string> = { '--share': `${(100 * value) / most}%` };
        return (
          <li key={id}>
            <Link {...link} className={classes.bar} data-part tabIndex={at === 0 ? 0 : -1} title={words}>
              <span className="visually-hidden">{words}</span>
              <span className={classes.place} aria-hidden="true">
                <span className={classes.value}>{value > 0 ? written : ''}</span>
                <span className={classes.fill} style={share} data-none={value === 0 || undefined} />
              </span>
              <span className={classes.short} aria-hidden="true">
                {short}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
