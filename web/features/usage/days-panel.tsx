import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Tooltip } from '@mantine/core';
import { useElementSize } from '@mantine/hooks';
import { IconChartBar, IconTable } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { UsageSearch } from '../../app/usage-search.ts';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { BarChart } from './bar-chart.tsx';
import classes from './days-panel.module.css';
import { DaysTable } from './days-table.tsx';
import { type Calls, chooseStep, makeBars, type Step, type UsageDay } from './series.ts';

interface DaysPanelProps {
  days: readonly UsageDay[];
  search: UsageSearch;
  onChange: (search: UsageSearch) => void;
}

/** Call minutes over time, as bars or as a table. */
export function DaysPanel({ days, search, onChange }: DaysPanelProps) {
  const { t } = useLingui();
  const { ref, width } = useElementSize();
  const calls: Calls = search.calls ?? 'all';
  const asTable = search.view === 'table';
  const { calls: _, view: __, ...rest } = search;
  const show = (next: { calls?: Calls; view?: 'table' | 'chart' }) => {
    const nextCalls = next.calls ?? calls;
    const nextView = next.view ?? search.view;
    onChange({
      ...rest,
      ...(nextCalls === 'all' ? {} : { calls: nextCalls }),
      ...(nextView === 'table' ? { view: nextView } : {}),
    });
  };
  const step = chooseStep(days.length, Math.max(0, width - 46));
  const bars = makeBars(days, width > 0 ? step : 'day');
  const other = asTable ? t`Show as a chart` : t`Show as a table`;
  return (
    <section className={classes.panel}>
      <div className={classes.head}>
        <h2>{asTable ? <Trans>Figures of each day</Trans> : titles[step]}</h2>
        <div className={classes.tools}>
          {asTable ? null : (
            <FilterChips
              label={t`Calls that are shown`}
              value={calls}
              options={[
                { value: 'all', label: <Trans>All</Trans> },
                { value: 'meetings', label: <Trans>Meetings</Trans> },
                { value: 'direct', label: <Trans>Direct calls</Trans> },
              ]}
              onChange={(value) => show({ calls: value })}
            />
          )}
          <Tooltip label={other}>
            <ActionIcon aria-label={other} onClick={() => show({ view: asTable ? 'chart' : 'table' })}>
              {asTable ? <IconChartBar aria-hidden /> : <IconTable aria-hidden />}
            </ActionIcon>
          </Tooltip>
        </div>
      </div>
      <div ref={ref}>
        {asTable ? <DaysTable days={days} /> : null}
        {!asTable && width > 0 ? <BarChart bars={bars} step={step} calls={calls} width={width} /> : null}
        {!asTable && width === 0 ? <div className={classes.place} /> : null}
      </div>
    </section>
  );
}

const titles: Record<Step, ReactNode> = {
  day: <Trans>Call minutes per day</Trans>,
  week: <Trans>Call minutes per week</Trans>,
  month: <Trans>Call minutes per month</Trans>,
};
