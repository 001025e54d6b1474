import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import type { UsageSummary } from '../../../contract/usage.ts';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { askedFor } from './asking.ts';
import { callsLink } from './calls-link.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartTable } from './chart-table.tsx';
import { ShareBars } from './share-bars.tsx';
import { useUsagePage } from './usage-page.ts';
import { useChart } from './use-chart.ts';

/** How meetings and direct calls share the period. */
export function KindsPanel() {
  const { t } = useLingui();
  const format = useFormat();
  const { today } = useUsagePage();
  const chart = useChart('kinds');
  const query = useQuery({ ...api.usage.summary.queryOptions(askedFor(chart.period, today)), enabled: chart.wanted });
  const kinds = query.data ? kindsOf(query.data) : { meetings: none, direct: none };
  const all = Math.max(1, kinds.meetings.seconds + kinds.direct.seconds);
  const rows = [
    { id: 'meetings', name: t`Meetings`, ...kinds.meetings, figure: 'meetings', time: 'meetingSeconds' } as const,
    { id: 'direct', name: t`Direct calls`, ...kinds.direct, figure: 'directCalls', time: 'directSeconds' } as const,
  ];
  const share = format.percent(kinds.meetings.seconds / all);
  return (
    <ChartFrame
      chart={chart}
      title={t`Meeting or direct`}
      sentence={t`${share} of all call minutes were spent in meetings, the rest in direct calls.`}
      query={query}
      height={112}
      table={
        <ChartTable
          label={t`Meetings and direct calls`}
          first={t`Kind`}
          heads={[t`Calls`, t`Call minutes`, t`Share of minutes`]}
          rows={rows.map(({ id, name, calls, seconds, figure, time }) => ({
            id,
            name,
            values: [
              { text: format.number(calls), link: callsLink(chart.days, { figure }) },
              { text: format.minutes(seconds), link: callsLink(chart.days, { figure: time }) },
              format.percent(seconds / all),
            ],
          }))}
        />
      }
    >
      <ShareBars
        label={t`Meetings and direct calls`}
        bars={rows.map(({ id, name, calls, seconds, time }) => {
          const many = format.number(calls);
          const minutes = format.minutes(seconds);
          return {
            id,
            name,
            share: seconds / all,
            value: t`${minutes} minutes`,
            detail: plural(calls, { one: `${many} call`, other: `${many} calls` }),
            link: callsLink(chart.days, { figure: time }),
          };
        })}
      />
    </ChartFrame>
  );
}

const none = { calls: 0, seconds: 0 };

const kindsOf = ({ meetings, directCalls, meetingSeconds, directSeconds }: UsageSummary) => ({
  meetings: { calls: meetings.value ?? 0, seconds: meetingSeconds.value ?? 0 },
  direct: { calls: directCalls.value ?? 0, seconds: directSeconds.value ?? 0 },
});
