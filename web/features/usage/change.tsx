import { Trans } from '@lingui/react/macro';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './figure-card.module.css';

interface ChangeProps {
  value: number;
  before: number | null;
  /** The name of the period before. */
  name: string;
  /** Where there is little room the period is named to screen readers only. */
  small?: boolean | undefined;
  /** More is worse: the colours change places. */
  isWorse?: boolean | undefined;
}

/** How a figure changed against another period: a share, an arrow and a word. */
export function Change({ value, before, name, small = false, isWorse = false }: ChangeProps) {
  const format = useFormat();
  if (before === null) return small ? null : <Trans>Nothing known of {name}</Trans>;
  if (before === 0) return value === 0 ? <Trans>None in {name} either</Trans> : <Trans>None in {name}</Trans>;
  if (value === before) return small ? <Trans>Unchanged</Trans> : <Trans>As in {name}</Trans>;
  const share = format.percent(Math.abs(value / before - 1));
  const isUp = value > before;
  return (
    <>
      <svg className={classes.arrow} viewBox="0 0 10 9" aria-hidden="true" data-good={isUp !== isWorse || undefined}>
        <path d={isUp ? 'M5 0l5 9H0z' : 'M0 0h10L5 9z'} />
      </svg>
      <b data-good={isUp !== isWorse || undefined}>{share}</b> {isUp ? <Trans>more</Trans> : <Trans>less</Trans>}
      <span className={small ? 'visually-hidden' : undefined}>
        {' '}
        <Trans>than {name}</Trans>
      </span>
    </>
  );
}
