import { Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { MemberRow } from '../../../contract/members.ts';
import { usePresenceOf } from '../../api/watched-presence.ts';
import type { MembersSort } from '../../app/members-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import type { Column } from '../../ui/list/columns.ts';
import classes from '../../ui/list/row-name.module.css';
import { AccessRightText } from './access-right-text.tsx';

/** What "Members" shows of each. */
export const memberColumns: readonly Column<MemberRow, MembersSort>[] = [
  {
    id: 'fullName',
    header: <Trans>Name</Trans>,
    sort: 'fullName',
    share: 22,
    least: 150,
    card: 'head',
    cell: (member) => <Name member={member} />,
  },
  {
    id: 'videoAddress',
    header: <Trans>Video address</Trans>,
    sort: 'videoAddress',
    share: 26,
    card: 'line',
    quiet: true,
    cell: ({ videoAddress }) => <Cut text={videoAddress} />,
  },
  {
    id: 'email',
    header: <Trans>Email</Trans>,
    sort: 'email',
    share: 22,
    quiet: true,
    cell: ({ email }) => <Cut text={email} />,
  },
  {
    id: 'accessRight',
    header: <Trans>Access right</Trans>,
    sort: 'accessRight',
    share: 3,
    least: 128,
    cell: ({ accessRight }) => <AccessRightText right={accessRight} />,
  },
  {
    id: 'status',
    header: <Trans>Status</Trans>,
    sort: 'status',
    share: 2,
    least: 114,
    cell: ({ status }) => <Status status={status} />,
  },
  {
    id: 'lastSeenAt',
    header: <Trans>Last seen</Trans>,
    sort: 'lastSeenAt',
    share: 2,
    least: 114,
    quiet: true,
    cell: (member) => <LastSeen member={member} />,
  },
];

function Name({ member }: { member: MemberRow }) {
  const { id, fullName, accessRight, status } = member;
  const presence = usePresenceOf(member);
  return (
    <span className={classes.what}>
      <Avatar name={fullName} presence={presence} />
      <Link to="/company/members/$memberId" params={{ memberId: id }} className={classes.name} title={fullName}>
        {fullName}
      </Link>
      <span className="only-phone">
        {accessRight === 'administrator' ? <AccessRightText right={accessRight} /> : null}{' '}
        {status === 'suspended' ? <Status status={status} /> : null}
      </span>
    </span>
  );
}

/** An address; in full when pointed at. */
const Cut = ({ text }: { text: string }) => <span title={text}>{text}</span>;

function Status({ status }: Pick<MemberRow, 'status'>) {
  if (status === 'active') return <Trans>Active</Trans>;
  return (
    <Badge color="copper" miw="max-content">
      <Trans>Suspended</Trans>
    </Badge>
  );
}

function LastSeen({ member }: { member: MemberRow }) {
  const { lastSeenAt } = member;
  const presence = usePresenceOf(member);
  const format = useFormat();
  if (presence === 'in-call') return <Trans>in a call</Trans>;
  if (presence !== 'offline') return <Trans>now</Trans>;
  return lastSeenAt ? format.ago(lastSeenAt) : <Trans>never</Trans>;
}
