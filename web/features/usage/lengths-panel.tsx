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

const mostBars = 10;

/** How many whole minutes meetings lasted, from the first join to the last leave. */
export function LengthsPanel() {
  const { t } = useLingui();
  const format = useFormat();
  const chart = useChart('lengths');
  const query = useShapes(chart);
  const lengths = query.data?.lengths ?? [];
  const bins = makeBins(
    lengths.map(({ minutes, meetings }) => ({ value: minutes, count: meetings })),
    0,
    mostBars,
  );
  const usual = bins.toSorted((one, other) => other.count - one.count)[0];
  const from = usual?.from ?? 0;
  const end = (usual?.to ?? 0) + 1;
  const many = format.number(usual?.count ?? 0);
  return (
    <ChartFrame
      chart={chart}
      title={t`Meeting lengths`}
      sentence={
        usual ? t`Most frequent are ${from} to under ${end} minutes: ${many} meetings.` : t`No meetings in this period.`
      }
      query={query}
      height={162}
      table={
        <ChartTable
          label={t`Meetings by length`}
          first={t`Whole minutes`}
          heads={[t`Meetings`]}
          rows={lengths.map(({ minutes, meetings }) => ({
            id: `${minutes}`,
            name: format.number(minutes),
            values: [
              {
                text: format.number(meetings),
                link: callsLink(chart.days, { figure: 'meetings', minutes: `${minutes}` }),
              },
            ],
          }))}
        />
      }
    >
      <Histogram
        label={t`Meetings by length in minutes; arrow keys go from bar to bar`}
        bars={bins.map((bin, at) => {
          const isOpen = at === bins.length - 1 && bin.to - bin.from > (bins[0]?.to ?? 0);
          const range = isOpen ? `${bin.from}+` : rangeOf(bin);
          const meetings = format.number(bin.count);
          return {
            id: range,
            short: isOpen ? range : `${bin.from}`,
            words: plural(bin.count, {
              one: `${meetings} meeting of ${range} minutes`,
              other: `${meetings} meetings of ${range} minutes`,
            }),
            value: bin.count,
            written: meetings,
            link: callsLink(chart.days, { figure: 'meetings', minutes: `${bin.from}`, minutesTo: `${bin.to}` }),
          };
        })}
      />
    </ChartFrame>
  );
}

const rangeOf = ({ from, to }: { from: number; to: number }) => (from === to ? `${from}` : `${from}–${to}`);
