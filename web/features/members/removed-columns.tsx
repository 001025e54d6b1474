import { Plural, Trans } from '@lingui/react/macro';
import type { RemovedMember } from '../../../contract/removed-members.ts';
import type { RemovedMembersSort } from '../../app/removed-members-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import type { Column } from '../../ui/list/columns.ts';
import classes from '../../ui/list/row-name.module.css';

/** What "Removed members" shows of each. */
export const removedColumns: readonly Column<RemovedMember, RemovedMembersSort>[] = [
  {
    id: 'fullName',
    header: <Trans>Name</Trans>,
    sort: 'fullName',
    share: 22,
    least: 150,
    card: 'head',
    cell: ({ fullName }) => (
      <span className={classes.what}>
        <Avatar name={fullName} />
        <span className={classes.name} title={fullName}>
          {fullName}
        </span>
      </span>
    ),
  },
  {
    id: 'videoAddress',
    header: <Trans>Video address</Trans>,
    sort: 'videoAddress',
    share: 26,
    quiet: true,
    cell: ({ videoAddress }) => <span title={videoAddress}>{videoAddress}</span>,
  },
  {
    id: 'email',
    header: <Trans>Email</Trans>,
    sort: 'email',
    share: 22,
    quiet: true,
    cell: ({ email }) => <span title={email}>{email}</span>,
  },
  {
    id: 'removedAt',
    header: <Trans>Removed</Trans>,
    sort: 'removedAt',
    share: 3,
    least: 120,
    quiet: true,
    cell: ({ removedAt }) => <Ago instant={removedAt} />,
  },
  {
    id: 'daysLeft',
    header: <Trans>Can be undone</Trans>,
    sort: 'daysLeft',
    share: 3,
    least: 140,
    card: 'line',
    cell: ({ daysLeft }) => (
      <>
        <span className="only-phone">
          <Plural value={daysLeft} one="Can be undone for another day" other="Can be undone for # more days" />
        </span>
        <span className="only-desktop">
          <Plural value={daysLeft} one="for another day" other="for # more days" />
        </span>
      </>
    ),
  },
];

const Ago = ({ instant }: { instant: string }) => useFormat().ago(instant);
