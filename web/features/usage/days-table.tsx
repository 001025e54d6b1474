import { Trans, useLingui } from '@lingui/react/macro';
import type { CallFigure } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { callsLink, ownDays } from './calls-link.ts';
import { Value } from './chart-table.tsx';
import classes from './days-table.module.css';
import { isTime } from './figure-names.ts';
import type { UsageDay } from './series.ts';

type DayFigure = CallFigure & keyof UsageDay;

/** Every day with all of its figures, the last one first; each opens the calls behind it. */
export function DaysTable({ days }: { days: readonly UsageDay[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const figure = (id: DayFigure, header: Column<UsageDay>['header']): Column<UsageDay> => ({
    ...{ id, header, numeric: true },
    cell: ({ day, [id]: value }) => {
      const text = isTime(id) ? format.minutes(value) : format.number(value);
      const link = callsLink(ownDays({ from: day, to: day }), { figure: id });
      return <Value cell={value === 0 ? text : { text, link }} />;
    },
  });
  const columns: Column<UsageDay>[] = [
    { id: 'day', header: <Trans>Day</Trans>, cell: ({ day }) => format.day(day), card: 'head' },
    figure('calls', <Trans>Calls</Trans>),
    figure('joins', <Trans>Joins</Trans>),
    { ...figure('callSeconds', <Trans>Call minutes</Trans>), card: 'line' },
    figure('meetingSeconds', <Trans>In meetings</Trans>),
    figure('directSeconds', <Trans>In direct calls</Trans>),
    figure('roomSeconds', <Trans>Room minutes</Trans>),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label={t`Figures of each day`}>
      <DataTable label={t`Days`} columns={columns} rows={days.toReversed()} rowKey={({ day }) => day} />
    </section>
  );
}
