import { plural } from '@lingui/core/macro';
import { useLingui } from '@lingui/react/macro';
import { useFormat } from '../../i18n/format-context.tsx';
import { makeBins } from './bins.ts';
import { callsLink } from './calls-link.ts';
import { ChartFrame } from './chart-frame.tsx';
import { ChartTable } from './chart-table.tsx';
import { Histogram } from './histogram.tsx';
import { useChart } from './use-chart.ts';
import { useShapes } from './use-shapes.ts';

const mostBars = 12;

/** How many distinct parties meetings had. */
export function SizesPanel() {
  const { t } = useLingui();
  const format = useFormat();
  const chart = useChart('sizes');
  const query = useShapes(chart);
  const sizes = query.data?.sizes ?? [];
  const bins = makeBins(
    sizes.map(({ parties, meetings }) => ({ value: parties, count: meetings })),
    1,
    mostBars,
  );
  const usual = sizes.toSorted((one, other) => other.meetings - one.meetings)[0];
  const parties = format.number(usual?.parties ?? 0);
  const many = format.number(usual?.meetings ?? 0);
  return (
    <ChartFrame
      chart={chart}
      title={t`Meeting sizes`}
      sentence={usual ? t`Most frequent are meetings of ${parties}: ${many}.` : t`No meetings in this period.`}
      query={query}
      height={162}
      table={
        <ChartTable
          label={t`Meetings by size`}
          first={t`Parties`}
          heads={[t`Meetings`]}
          rows={sizes.map((size) => ({
            id: `${size.parties}`,
            name: format.number(size.parties),
            values: [
              {
                text: format.number(size.meetings),
                link: callsLink(chart.days, { figure: 'meetings', parties: `${size.parties}` }),
              },
            ],
          }))}
        />
      }
    >
      <Histogram
        label={t`Meetings by size; arrow keys go from bar to bar`}
        bars={bins.map(({ from, to, count }) => {
          const range = from === to ? `${from}` : `${from}–${to}`;
          const meetings = format.number(count);
          return {
            id: range,
            short: range,
            words: plural(count, { one: `${meetings} meeting of ${range}`, other: `${meetings} meetings of ${range}` }),
            value: count,
            written: meetings,
            link: callsLink(chart.days, { figure: 'meetings', parties: `${from}`, partiesTo: `${to}` }),
          };
        })}
      />
    </ChartFrame>
  );
}
