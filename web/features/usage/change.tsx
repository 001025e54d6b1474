import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './figure-card.module.css';

interface ChangeProps {
  value: number;
  before: number | null;
  /** The name of the period before. */
  name: string;
}

/** How a figure changed against another period: a share, an arrow and a word. */
export function Change({ value, before, name }: ChangeProps) {
  const format = useFormat();
  if (before === null) return <Trans>Nothing known of {name}</Trans>;
  if (before === 0) return value === 0 ? <Trans>None in {name} either</Trans> : <Trans>None in {name}</Trans>;
  if (value === before) return <Trans>As in {name}</Trans>;
  const share = format.percent(Math.abs(value / before - 1));
  return value > before ? (
    <Trans>
      <Arrow up />
      <b data-up>{share}</b> more than {name}
    </Trans>
  ) : (
    <Trans>
      <Arrow />
      <b data-down>{share}</b> less than {name}
    </Trans>
  );
}

function Arrow({ up }: { up?: boolean }) {
  return (
    <svg className={classes.arrow} viewBox="0 0 10 9" aria-hidden="true" data-up={up || undefined}>
      <path d={up ? 'M5 0l5 9H0z' : 'M0 0h10L5 9z'} />
    </svg>
  );
}
