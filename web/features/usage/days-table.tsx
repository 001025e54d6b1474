import { Trans, useLingui } from '@lingui/react/macro';
import { useFormat } from '../../i18n/format-context.tsx';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import classes from './days-table.module.css';
import type { UsageDay } from './series.ts';

/** Every day with all of its figures, the last one first. */
export function DaysTable({ days }: { days: readonly UsageDay[] }) {
  const { t } = useLingui();
  const format = useFormat();
  const columns: Column<UsageDay>[] = [
    { id: 'day', header: <Trans>Day</Trans>, cell: ({ day }) => format.day(day), card: 'head' },
    number('calls', <Trans>Calls</Trans>, ({ calls }) => format.number(calls)),
    number('joins', <Trans>Joins</Trans>, ({ joins }) => format.number(joins)),
    {
      ...number('minutes', <Trans>Call minutes</Trans>, ({ callSeconds }) => format.minutes(callSeconds)),
      card: 'line',
    },
    number('meetings', <Trans>In meetings</Trans>, ({ meetingSeconds }) => format.minutes(meetingSeconds)),
    number('direct', <Trans>In direct calls</Trans>, ({ directSeconds }) => format.minutes(directSeconds)),
    number('rooms', <Trans>Room minutes</Trans>, ({ roomSeconds }) => format.minutes(roomSeconds)),
  ];
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={classes.scroller} tabIndex={0} aria-label={t`Figures of each day`}>
      <DataTable label={t`Days`} columns={columns} rows={days.toReversed()} rowKey={({ day }) => day} />
    </section>
  );
}

const number = (id: string, header: Column<UsageDay>['header'], cell: Column<UsageDay>['cell']): Column<UsageDay> => ({
  id,
  header,
  cell,
  numeric: true,
});
