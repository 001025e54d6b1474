import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useSignedIn } from '../../api/session.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { askedFor } from './asking.ts';
import { callsLink } from './calls-link.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartTable } from './chart-table.tsx';
import { nameHour, nameWeekday } from './clock-names.ts';
import { HoursGrid } from './hours-grid.tsx';
import { useUsagePage } from './usage-page.ts';
import { useChart } from './use-chart.ts';

const noHours: readonly { weekday: number; hour: number; callSeconds: number }[] = [];

/** When people call: minutes by weekday and hour. */
export function HoursPanel() {
  const { t } = useLingui();
  const format = useFormat();
  const { member } = useSignedIn();
  const { today } = useUsagePage();
  const chart = useChart('hours');
  const query = useQuery({ ...api.usage.hours.queryOptions(askedFor(chart.period, today)), enabled: chart.wanted });
  const hours = query.data?.items ?? noHours;
  const most = hours.toSorted((one, other) => other.callSeconds - one.callSeconds)[0];
  const name = (weekday: number, hour: number) => {
    const day = nameWeekday(weekday, 'long');
    const from = nameHour(hour);
    const to = nameHour((hour + 1) % 24);
    return t`${day} ${from}–${to}`;
  };
  const busiest = most ? name(most.weekday, most.hour) : '';
  const minutes = format.minutes(most?.callSeconds ?? 0);
  return (
    <ChartFrame
      chart={chart}
      title={t`When`}
      sentence={most ? t`Most is called on ${busiest}: ${minutes} call minutes.` : t`No calls in this period.`}
      query={query}
      height={204}
      table={
        <ChartTable
          label={t`Call minutes by weekday and hour`}
          first={t`Weekday and hour`}
          rows={hours.map(({ weekday, hour, callSeconds }) => ({
            id: `${weekday} ${hour}`,
            name: name(weekday, hour),
            values: [
              {
                text: format.minutes(callSeconds),
                link: callsLink(chart.days, { figure: 'callSeconds', weekday: `${weekday}`, hour: `${hour}` }),
              },
            ],
          }))}
          heads={[t`Call minutes`]}
        />
      }
    >
      <HoursGrid hours={hours} weekStart={member?.company.weekStart ?? 'monday'} days={chart.days} name={name} />
    </ChartFrame>
  );
}
