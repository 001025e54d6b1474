import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Skeleton, Tooltip } from '@mantine/core';
import { IconChartBar, IconDownload, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { formattingLocale } from '../../i18n/languages.ts';
import { isStillCounting } from './asking.ts';
import classes from './chart-frame.module.css';
import { ChartPeriodMenu } from './chart-period-menu.tsx';
import { ExportMenu } from './export-menu.tsx';
import { nameDays } from './period.ts';
import { StillCounting } from './still-counting.tsx';
import type { Chart } from './use-chart.ts';

interface ChartFrameProps {
  chart: Chart;
  title: string;
  /** What the chart shows, in a sentence; once its data are there. */
  sentence?: string | undefined;
  /** Beside the other tools: what it shows of. */
  tools?: ReactNode;
  query: {
    data: unknown;
    isPlaceholderData: boolean;
    error: unknown;
    failureReason: unknown;
    refetch: () => unknown;
  };
  /** Pixels of the chart while it is loading. */
  height: number;
  /** The same as a table. */
  table: ReactNode;
  children: ReactNode;
}

/** Around a chart: its name, its table view, its export, its own days; and what stands there until it comes. */
export function ChartFrame({ chart, title, sentence, tools, query, height, table, children }: ChartFrameProps) {
  const { t } = useLingui();
  const { asTable, setAsTable, own, period } = chart;
  const other = asTable ? t`Show as a chart: ${title}` : t`Show as a table: ${title}`;
  const days = own ? nameDays(period, formattingLocale(), 'dated') : null;
  const isThere = query.data !== undefined;
  return (
    <section
      ref={chart.ref}
      className={classes.panel}
      aria-label={title}
      data-stale={query.isPlaceholderData || undefined}
    >
      <div className={classes.head}>
        <h2>
          {title}
          {days ? <small className={classes.days}>{days}</small> : null}
        </h2>
        <div className={classes.tools}>
          {tools}
          <Tooltip label={asTable ? t`Show as a chart` : t`Show as a table`}>
            <ActionIcon aria-label={other} aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
              {asTable ? <IconChartBar aria-hidden /> : <IconTable aria-hidden />}
            </ActionIcon>
          </Tooltip>
          <ExportMenu
            what={chart.what}
            period={period}
            target={
              <ActionIcon aria-label={t`Export: ${title}`} title={t`Export`}>
                <IconDownload aria-hidden />
              </ActionIcon>
            }
          />
          <ChartPeriodMenu chart={chart} title={title} />
        </div>
      </div>
      {isStillCounting(query.failureReason) ? <StillCounting /> : null}
      {!isThere && !query.error ? (
        <div>
          <span className="visually-hidden" role="status">
            <Trans>Loading</Trans>
          </span>
          <Skeleton height={height} radius="sm" />
        </div>
      ) : null}
      {!isThere && query.error ? <ProblemState error={query.error} onRetry={() => void query.refetch()} /> : null}
      {isThere && sentence ? <p className={asTable ? classes.sentence : 'visually-hidden'}>{sentence}</p> : null}
      {isThere ? <div className={asTable ? classes.table : undefined}>{asTable ? table : children}</div> : null}
    </section>
  );
}
