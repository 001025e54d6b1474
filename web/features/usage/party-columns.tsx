import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { IconDeviceTv, IconDoor } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { UsageParty } from '../../../contract/usage.ts';
import type { UsagePartiesSort } from '../../app/usage-lists-search.ts';
import type { PeriodSearch } from '../../app/usage-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Avatar, IconTile } from '../../ui/avatar.tsx';
import type { Column } from '../../ui/list/columns.ts';
import rowName from '../../ui/list/row-name.module.css';
import type { PartyTable } from './calls-link.ts';
import { Value } from './chart-table.tsx';
import { isTime } from './figure-names.ts';
import { partyCalls } from './party-calls.ts';

type PartyColumn = Column<UsageParty, UsagePartiesSort>;

/** What a table shows of each member, room or video system. */
export function partyColumns(table: PartyTable, days: PeriodSearch): readonly PartyColumn[] {
  const count = (id: 'meetings' | 'directCalls' | 'joins', header: PartyColumn['header']): PartyColumn => ({
    ...{ id, header, sort: id, share: 3, least: 104, numeric: true },
    cell: (party) => <Amount table={table} party={party} days={days} figure={id} />,
  });
  const minutes = (id: 'callSeconds' | 'roomSeconds', header: PartyColumn['header']): PartyColumn => ({
    ...{ id, header, sort: id, share: 4, least: 118, numeric: true },
    cell: (party) => <Amount table={table} party={party} days={days} figure={id} />,
  });
  return [
    {
      ...{ id: 'name', header: heads[table], sort: 'name', share: 24, least: 180, card: 'head' },
      cell: (party) => <Name table={table} party={party} days={days} />,
    },
    {
      ...{ id: 'videoAddress', header: <Trans>Video address</Trans>, share: 18, least: 150, quiet: true },
      cell: ({ videoAddress }) => <span title={videoAddress ?? undefined}>{videoAddress}</span>,
    },
    {
      ...{ id: 'used', header: <Trans>Use</Trans>, card: 'line', extra: true },
      cell: (party) => <Used party={party} />,
    },
    count('meetings', <Trans>Meetings</Trans>),
    ...(table === 'rooms' ? [] : [count('directCalls', <Trans>Direct calls</Trans>)]),
    count('joins', <Trans>Joins</Trans>),
    minutes('callSeconds', <Trans>Call minutes</Trans>),
    ...(table === 'rooms' ? [minutes('roomSeconds', <Trans>Room minutes</Trans>)] : []),
  ];
}

const heads: Record<PartyTable, PartyColumn['header']> = {
  members: <Trans>Member</Trans>,
  rooms: <Trans>Room</Trans>,
  'video-systems': <Trans>Video system</Trans>,
};

function Name({ table, party, days }: { table: PartyTable; party: UsageParty; days: PeriodSearch }) {
  const { t } = useLingui();
  const { name, nameNow, removed } = party;
  return (
    <span className={rowName.what}>
      <Face table={table} name={name} />
      <Link {...partyCalls(table, party, days)} className={rowName.name} title={name}>
        {name}
      </Link>
      {nameNow ? <Badge title={t`Is called ${nameNow} now`}>{t`now ${nameNow}`}</Badge> : null}
      {removed ? <Badge>{t`Removed`}</Badge> : null}
    </span>
  );
}

function Face({ table, name }: { table: PartyTable; name: string }) {
  if (table === 'members') return <Avatar name={name} />;
  return <IconTile>{table === 'rooms' ? <IconDoor /> : <IconDeviceTv />}</IconTile>;
}

function Used({ party: { meetings, directCalls, callSeconds } }: { party: UsageParty }) {
  const format = useFormat();
  const calls = format.number(meetings + directCalls);
  const minutes = format.minutes(callSeconds);
  return callSeconds + meetings + directCalls === 0 ? (
    <Trans>Not used</Trans>
  ) : (
    <Trans>
      {minutes} minutes in {calls} calls
    </Trans>
  );
}

type Amounts = 'meetings' | 'directCalls' | 'joins' | 'callSeconds' | 'roomSeconds';

interface AmountProps {
  table: PartyTable;
  party: UsageParty;
  days: PeriodSearch;
  figure: Amounts;
}

/** A cell; it opens the calls that add up to it. */
function Amount({ table, party, days, figure }: AmountProps) {
  const format = useFormat();
  const value = party[figure];
  const text = isTime(figure) ? format.minutes(value) : format.number(value);
  return <Value cell={value === 0 ? text : { text, link: partyCalls(table, party, days, figure) }} />;
}
