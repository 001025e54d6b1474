import { Link } from '@tanstack/react-router';
import { useFormat } from '../../i18n/format-context.tsx';
import type { callsLink } from './calls-link.ts';
import classes from './share-bars.module.css';
import { useRoving } from './use-roving.ts';

export interface ShareBar {
  id: string;
  name: string;
  /** Of the whole, 0 to 1. */
  share: number;
  value: string;
  detail: string;
  link: ReturnType<typeof callsLink>;
  tone?: 'fair' | 'bad';
}

/** Parts of a whole, one below the other; each opens its calls, and the arrow keys go between them. */
export function ShareBars({ label, bars }: { label: string; bars: readonly ShareBar[] }) {
  const format = useFormat();
  const roving = useRoving();
  return (
    <ul className={classes.bars} aria-label={label} {...roving}>
      {bars.map(({ id, name, share, value, detail, link, tone }, at) => (
        <li key={id}>
          <Link {...link} className={classes.bar} data-part tabIndex={at === 0 ? 0 : -1}>
            <span className={classes.name}>{name}</span>
            <span className={classes.value}>{value}</span>
            <svg className={classes.line} viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true">
              <rect className={classes.track} width="100" height="8" />
              <rect className={classes.share} data-tone={tone} width={100 * share} height="8" />
            </svg>
            <span className={classes.detail}>{detail}</span>
            <span className={classes.percent}>{format.percent(share)}</span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
