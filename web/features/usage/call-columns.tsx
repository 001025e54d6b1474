import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { IconPhone, IconPhoneOff, IconUsers } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useMemo } from 'react';
import type { CallFigure, UsageCall } from '../../../contract/usage.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { IconTile } from '../../ui/avatar.tsx';
import type { Column } from '../../ui/list/columns.ts';
import rowName from '../../ui/list/row-name.module.css';
import { isTime, useFigureNames } from './figure-names.ts';
import { Moment } from './moment.tsx';
import { Seconds } from './seconds.tsx';
import { useCallName } from './use-call-name.ts';

/** What the list shows of each call; the last column adds up to the figure. */
export function useCallColumns(figure: CallFigure): readonly Column<UsageCall, 'startedAt'>[] {
  const names = useFigureNames();
  return useMemo(() => [...always, amountColumn(figure, names[figure])], [figure, names]);
}

const always: readonly Column<UsageCall, 'startedAt'>[] = [
  {
    id: 'startedAt',
    header: <Trans>Started</Trans>,
    share: 6,
    least: 176,
    quiet: true,
    cell: ({ startedAt }) => <Moment at={startedAt} />,
  },
  {
    id: 'call',
    header: <Trans>Call</Trans>,
    share: 26,
    least: 190,
    card: 'head',
    cell: (call) => <Call call={call} />,
  },
  {
    id: 'when',
    header: <Trans>When and how long</Trans>,
    card: 'line',
    extra: true,
    cell: (call) => (
      <>
        <Moment at={call.startedAt} /> · <Length call={call} />
      </>
    ),
  },
  {
    id: 'length',
    header: <Trans>Length</Trans>,
    share: 5,
    least: 110,
    numeric: true,
    cell: (call) => <Length call={call} />,
  },
  {
    id: 'parties',
    header: <Trans>Parties</Trans>,
    share: 3,
    least: 84,
    numeric: true,
    cell: ({ partyCount }) => <Count value={partyCount} />,
  },
  {
    id: 'joins',
    header: <Trans>Joins</Trans>,
    share: 3,
    least: 76,
    numeric: true,
    extra: true,
    cell: ({ joins }) => <Count value={joins} />,
  },
];

/** Of what counts calls, the call minutes stand in the last column: each call counts as one. */
function amountColumn(figure: CallFigure, name: string): Column<UsageCall, 'startedAt'> {
  const shared = { id: 'amount', share: 6, least: 130, numeric: true } as const;
  if (figure === 'joins' || figure === 'guestJoins' || figure === 'peak') {
    return { ...shared, header: name, cell: ({ amount }) => <Count value={amount} /> };
  }
  if (isTime(figure)) return { ...shared, header: name, cell: ({ amount }) => <Seconds seconds={amount} /> };
  return {
    ...shared,
    header: <Trans>Call minutes</Trans>,
    cell: ({ callSeconds }) => <Seconds seconds={callSeconds} />,
  };
}

function Call({ call }: { call: UsageCall }) {
  const { t } = useLingui();
  const name = useCallName()(call);
  return (
    <span className={rowName.what}>
      <IconTile>{iconOf(call)}</IconTile>
      <Link to="/company/usage/calls/$callId" params={{ callId: call.id }} className={rowName.name} title={name}>
        {name}
      </Link>
      {call.unanswered ? <Badge>{t`Unanswered`}</Badge> : null}
      {call.endedAt ? null : <Badge variant="light">{t`Goes on`}</Badge>}
    </span>
  );
}

function iconOf({ kind, unanswered }: UsageCall) {
  if (kind === 'meeting') return <IconUsers />;
  return unanswered ? <IconPhoneOff /> : <IconPhone />;
}

const Length = ({ call }: { call: UsageCall }) => {
  const format = useFormat();
  return call.unanswered ? '–' : format.duration(call.seconds);
};
const Count = ({ value }: { value: number }) => useFormat().number(value);
