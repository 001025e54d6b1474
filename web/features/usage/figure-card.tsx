import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './figure-card.module.css';

interface FigureCardProps {
  name: string;
  /** As it is shown. */
  value: string;
  figure: { value: number | null; previous: number | null };
  /** The name of the preceding period. */
  before: string;
  /** The figure's definition. */
  children: ReactNode;
}

/** One figure: what it is called, how much, how it changed, and what it means. */
export function FigureCard({ name, value, figure, before, children }: FigureCardProps) {
  const { t } = useLingui();
  return (
    <section className={classes.card} aria-label={name}>
      <div className={classes.head}>
        <h2 className={classes.name}>{name}</h2>
        <Popover width={290} position="bottom-end" withArrow>
          <Popover.Target>
            <ActionIcon size="sm" aria-label={t`What “${name}” means`} className={classes.explain}>
              <IconInfoCircle aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown className={classes.definition}>{children}</Popover.Dropdown>
        </Popover>
      </div>
      <p className={classes.value}>{value}</p>
      <p className={classes.change}>
        <Change figure={figure} before={before} />
      </p>
    </section>
  );
}

function Change({ figure, before }: Pick<FigureCardProps, 'figure' | 'before'>) {
  const format = useFormat();
  const { value, previous } = figure;
  if (value === null || previous === null) return null;
  if (previous === 0) return value === 0 ? <Trans>None in {before} either</Trans> : <Trans>None in {before}</Trans>;
  const share = format.percent(Math.abs(value / previous - 1));
  if (value === previous) return <Trans>As in {before}</Trans>;
  return value > previous ? (
    <Trans>
      <Arrow up />
      <b data-up>{share}</b> more than {before}
    </Trans>
  ) : (
    <Trans>
      <Arrow />
      <b data-down>{share}</b> less than {before}
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
