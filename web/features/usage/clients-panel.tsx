import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { askedFor } from './asking.ts';
import { callsLink } from './calls-link.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartTable } from './chart-table.tsx';
import { ShareBars } from './share-bars.tsx';
import { useUsagePage } from './usage-page.ts';
import { useChart } from './use-chart.ts';
import { useClientName } from './use-client-name.ts';

/** Bars at most; the table has all. */
const most = 6;
const none: readonly { client: string; joins: number; callSeconds: number }[] = [];

/** What people call with: browsers, and video systems. */
export function ClientsPanel() {
  const { t } = useLingui();
  const format = useFormat();
  const nameOf = useClientName();
  const { today } = useUsagePage();
  const chart = useChart('clients');
  const query = useQuery({ ...api.usage.clients.queryOptions(askedFor(chart.period, today)), enabled: chart.wanted });
  const clients = query.data?.items ?? none;
  const all = Math.max(
    1,
    clients.reduce((sum, { callSeconds }) => sum + callSeconds, 0),
  );
  const first = clients[0];
  const name = first ? nameOf(first.client) : '';
  const share = format.percent((first?.callSeconds ?? 0) / all);
  return (
    <ChartFrame
      chart={chart}
      title={t`By browser or video system`}
      sentence={first ? t`${name} has most of the call minutes: ${share}.` : t`No calls in this period.`}
      query={query}
      height={244}
      table={
        <ChartTable
          label={t`Browsers and video systems`}
          first={t`Browser or system`}
          heads={[t`Call minutes`, t`Joins`, t`Share of minutes`]}
          rows={clients.map(({ client, joins, callSeconds }) => ({
            id: client,
            name: nameOf(client),
            values: [
              { text: format.minutes(callSeconds), link: callsLink(chart.days, { figure: 'callSeconds', client }) },
              { text: format.number(joins), link: callsLink(chart.days, { figure: 'joins', client }) },
              format.percent(callSeconds / all),
            ],
          }))}
        />
      }
    >
      <ShareBars
        label={t`Browsers and video systems`}
        bars={clients.slice(0, most).map(({ client, joins, callSeconds }) => {
          const many = format.number(joins);
          const minutes = format.minutes(callSeconds);
          return {
            id: client,
            name: nameOf(client),
            share: callSeconds / all,
            value: t`${minutes} minutes`,
            detail: plural(joins, { one: `${many} join`, other: `${many} joins` }),
            link: callsLink(chart.days, { figure: 'callSeconds', client }),
          };
        })}
      />
    </ChartFrame>
  );
}
