import { Trans, useLingui } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { MemberRow } from '../../../contract/members.ts';
import type { MembersSearch, MembersSort } from '../../app/members-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { type Column, DataTable, type Sorting } from '../../ui/data-table.tsx';
import { AccessRightText } from './access-right-text.tsx';
import { BulkBar } from './bulk-bar.tsx';
import { MemberDialogs } from './member-dialogs.tsx';
import { MemberMenu } from './member-menu.tsx';
import classes from './members.module.css';
import { useMemberDialogs } from './use-member-dialogs.ts';

interface MembersTableProps {
  members: readonly MemberRow[];
  search: MembersSearch;
  onChange: (search: MembersSearch) => void;
}

/** The list itself, with what can be done with one of them. */
export function MembersTable({ members, search, onChange }: MembersTableProps) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const dialogs = useMemberDialogs();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const sorting: Sorting<MembersSort> = { by: search.sort ?? 'fullName', order: search.order ?? 'ascending' };
  const sort = ({ by, order }: Sorting<MembersSort>) => {
    const { sort: _, order: __, ...rest } = search;
    onChange({
      ...rest,
      ...(by === 'fullName' ? {} : { sort: by }),
      ...(order === 'descending' ? { order } : {}),
    });
  };
  return (
    <>
      <DataTable
        label={t`Members`}
        columns={columns}
        rows={members}
        rowKey={({ id }) => id}
        rowName={({ fullName }) => fullName}
        sorting={sorting}
        onSort={sort}
        selected={selected}
        onSelect={setSelected}
        onOpen={({ id }) => void navigate({ to: '/company/members/$memberId', params: { memberId: id } })}
        rowMenu={(member) => <MemberMenu member={member} onAsk={dialogs.ask} />}
      />
      <MemberDialogs dialogs={dialogs} />
      <BulkBar members={members.filter(({ id }) => selected.has(id))} onClear={() => setSelected(new Set())} />
    </>
  );
}

const columns: readonly Column<MemberRow, MembersSort>[] = [
  {
    id: 'name',
    header: <Trans>Name</Trans>,
    sort: 'fullName',
    card: 'head',
    cell: (member) => <Name member={member} />,
  },
  {
    id: 'address',
    header: <Trans>Video address</Trans>,
    sort: 'videoAddress',
    card: 'line',
    quiet: true,
    cell: ({ videoAddress }) => <Cut text={videoAddress} />,
  },
  { id: 'email', header: <Trans>Email</Trans>, sort: 'email', quiet: true, cell: ({ email }) => <Cut text={email} /> },
  {
    id: 'right',
    header: <Trans>Access right</Trans>,
    sort: 'accessRight',
    cell: ({ accessRight }) => <AccessRightText right={accessRight} />,
  },
  { id: 'status', header: <Trans>Status</Trans>, sort: 'status', cell: ({ status }) => <Status status={status} /> },
  {
    id: 'seen',
    header: <Trans>Last seen</Trans>,
    sort: 'lastSeenAt',
    quiet: true,
    cell: (member) => <LastSeen member={member} />,
  },
];

function Name({ member: { id, fullName, presence, accessRight, status } }: { member: MemberRow }) {
  return (
    <span className={classes.who}>
      <Avatar name={fullName} presence={presence} />
      <Link to="/company/members/$memberId" params={{ memberId: id }} className={classes.name}>
        {fullName}
      </Link>
      <span className="only-phone">
        {accessRight === 'administrator' ? <AccessRightText right={accessRight} /> : null}{' '}
        {status === 'suspended' ? <Status status={status} /> : null}
      </span>
    </span>
  );
}

/** An address that leaves room for the other columns; in full when pointed at. */
function Cut({ text }: { text: string }) {
  return (
    <span className={classes.cut} title={text}>
      {text}
    </span>
  );
}

function Status({ status }: Pick<MemberRow, 'status'>) {
  if (status === 'active') return <Trans>Active</Trans>;
  return (
    <Badge color="copper" miw="max-content">
      <Trans>Suspended</Trans>
    </Badge>
  );
}

function LastSeen({ member: { presence, lastSeenAt } }: { member: MemberRow }) {
  const format = useFormat();
  if (presence === 'in-call') return <Trans>in a call</Trans>;
  if (presence === 'available') return <Trans>now</Trans>;
  return lastSeenAt ? format.ago(lastSeenAt) : <Trans>never</Trans>;
}
