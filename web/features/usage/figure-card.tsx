import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Popover } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { UsageFigure } from '../../../contract/usage.ts';
import type { callsLink, tableLink } from './calls-link.ts';
import { Change } from './change.tsx';
import classes from './figure-card.module.css';

export interface ShownFigure {
  id: string;
  name: string;
  figure: UsageFigure;
  /** Writes one of its values, without a unit. */
  write: (value: number) => string;
  /** Beside the value, smaller: what else belongs to it. */
  beside?: ReactNode;
  /** The figure's definition, word by word. */
  definition: ReactNode;
  /** What opens what is behind it, and what that is; absent where nothing may be opened. */
  link?: { to: ReturnType<typeof callsLink> | ReturnType<typeof tableLink>; label: string } | undefined;
  /** More of it is nothing to be glad of. */
  moreIsWorse?: boolean;
  /** Why there is no value. */
  missing: ReactNode;
}

interface FigureCardProps {
  shown: ShownFigure;
  /** What the change is against. */
  against: 'previous' | 'yearBefore';
  /** The names of those periods. */
  before: string;
  yearBefore: string;
  small?: boolean;
}

/** One figure: what it is called, how much, how it changed, and what it means; it opens what is behind it. */
export function FigureCard({ shown, against, before, yearBefore, small }: FigureCardProps) {
  const { t } = useLingui();
  const { name, figure, write, link } = shown;
  const value = figure.value === null ? '–' : write(figure.value);
  return (
    <section
      className={classes.card}
      data-small={small || undefined}
      data-opens={link ? true : undefined}
      aria-label={name}
    >
      <div className={classes.head}>
        <h2 className={classes.name}>{name}</h2>
        <Popover width={310} position="bottom-end" withArrow trapFocus returnFocus>
          <Popover.Target>
            <ActionIcon size="sm" aria-label={t`What “${name}” means`} className={classes.explain}>
              <IconInfoCircle aria-hidden />
            </ActionIcon>
          </Popover.Target>
          <Popover.Dropdown className={classes.definition} aria-label={t`What “${name}” means`}>
            <p>{shown.definition}</p>
            <dl className={classes.others}>
              <Other name={before} value={figure.previous} write={write} />
              <Other name={yearBefore} value={figure.yearBefore} write={write} />
            </dl>
            {link ? (
              <Link {...link.to} className={classes.behind}>
                {link.label}
              </Link>
            ) : null}
          </Popover.Dropdown>
        </Popover>
      </div>
      <p className={classes.value}>
        {link && figure.value !== null ? (
          <Link {...link.to} className={classes.opener} aria-label={`${name}: ${value}. ${link.label}`}>
            {value}
          </Link>
        ) : (
          value
        )}
        {shown.beside ? <span className={classes.beside}>{shown.beside}</span> : null}
      </p>
      <p className={classes.change}>
        {figure.value === null ? (
          shown.missing
        ) : (
          <Change
            value={figure.value}
            before={figure[against]}
            name={against === 'previous' ? before : yearBefore}
            small={small}
            isWorse={shown.moreIsWorse}
          />
        )}
      </p>
    </section>
  );
}

function Other({ name, value, write }: { name: string; value: number | null; write: (value: number) => string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{value === null ? <Trans>not known</Trans> : write(value)}</dd>
    </div>
  );
}
