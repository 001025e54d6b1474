import { Trans, useLingui } from '@lingui/react/macro';
import { useElementSize } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { askedFor } from './asking.ts';
import { BarChart } from './bar-chart.tsx';
import { callsLink, ownDays } from './calls-link.ts';
import { ChartFrame } from './chart-frame.tsx';
import classes from './days-panel.module.css';
import { DaysTable } from './days-table.tsx';
import { type Bar, type Calls, chooseStep, makeBars, type Step, secondsOf, type UsageDay } from './series.ts';
import { useUsagePage } from './usage-page.ts';
import { useChart } from './use-chart.ts';

const figures = { all: 'callSeconds', meetings: 'meetingSeconds', direct: 'directSeconds' } as const;
const noDays: readonly UsageDay[] = [];

/** Call minutes over time, as bars or as a table. */
export function DaysPanel() {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const { ref, width } = useElementSize();
  const { search, change, today } = useUsagePage();
  const plain = useChart('days');
  const chart = { ...plain, asTable: search.view === 'table', setAsTable };
  const query = useQuery({ ...api.usage.days.queryOptions(askedFor(chart.period, today)), enabled: chart.wanted });
  const days = query.data?.items ?? noDays;
  const calls: Calls = search.calls ?? 'all';
  function setAsTable(asTable: boolean) {
    const { view: _, ...rest } = search;
    change(asTable ? { ...rest, view: 'table' } : rest);
  }
  const show = (next: Calls) => {
    const { calls: _, ...rest } = search;
    change(next === 'all' ? rest : { ...rest, calls: next });
  };
  const open = ({ from, to }: Bar) => void navigate(callsLink(ownDays({ from, to }), { figure: figures[calls] }));
  const step = width > 0 ? chooseStep(days.length, Math.max(0, width - 46)) : 'day';
  const bars = makeBars(days, step);
  const titles: Record<Step, string> = {
    day: t`Call minutes per day`,
    week: t`Call minutes per week`,
    month: t`Call minutes per month`,
  };
  const most = days.toSorted((one, other) => secondsOf(other, calls) - secondsOf(one, calls))[0];
  const sum = format.minutes(days.reduce((all, day) => all + secondsOf(day, calls), 0));
  const busiest = most ? format.day(most.day) : '';
  const highest = format.minutes(most ? secondsOf(most, calls) : 0);
  return (
    <ChartFrame
      chart={chart}
      title={chart.asTable ? t`Figures of each day` : titles[step]}
      sentence={t`${sum} call minutes together, most of a day on ${busiest}: ${highest}.`}
      query={query}
      height={218}
      tools={
        chart.asTable ? null : (
          <FilterChips
            label={t`Calls that are shown`}
            value={calls}
            options={[
              { value: 'all', label: <Trans>All</Trans> },
              { value: 'meetings', label: <Trans>Meetings</Trans> },
              { value: 'direct', label: <Trans>Direct calls</Trans> },
            ]}
            onChange={show}
          />
        )
      }
      table={<DaysTable days={days} />}
    >
      <div ref={ref} className={classes.place}>
        {width > 0 ? <BarChart bars={bars} step={step} calls={calls} width={width} onOpen={open} /> : null}
      </div>
    </ChartFrame>
  );
}
