import { Trans } from '@lingui/react/macro';
import type { InvitationsSort } from '../../app/invitations-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import type { Column } from '../../ui/list/columns.ts';
import classes from '../../ui/list/row-name.module.css';
import { AccessRightText } from './access-right-text.tsx';
import type { Invitation } from './revoke-dialog.tsx';

/** What "Pending invitations" shows of each. */
export const invitationColumns: readonly Column<Invitation, InvitationsSort>[] = [
  {
    id: 'fullName',
    header: <Trans>Name</Trans>,
    sort: 'fullName',
    share: 20,
    least: 150,
    card: 'head',
    cell: ({ fullName }) => (
      <span className={classes.what}>
        <Avatar name={fullName} />
        <span className={classes.name}>{fullName}</span>
      </span>
    ),
  },
  {
    id: 'email',
    header: <Trans>Email</Trans>,
    sort: 'email',
    share: 20,
    quiet: true,
    card: 'line',
    cell: ({ email }) => <span title={email}>{email}</span>,
  },
  {
    id: 'videoAddress',
    header: <Trans>Video address</Trans>,
    sort: 'videoAddress',
    share: 22,
    quiet: true,
    cell: ({ videoAddress }) => <span title={videoAddress}>{videoAddress}</span>,
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
    id: 'sentAt',
    header: <Trans>Sent</Trans>,
    sort: 'sentAt',
    share: 2,
    least: 104,
    quiet: true,
    cell: ({ sentAt }) => <Ago instant={sentAt} />,
  },
  {
    id: 'remindedAt',
    header: <Trans>Reminded</Trans>,
    sort: 'remindedAt',
    share: 2,
    least: 104,
    quiet: true,
    cell: ({ remindedAt }) => (remindedAt ? <Ago instant={remindedAt} /> : <Trans>not yet</Trans>),
  },
  {
    id: 'expiresAt',
    header: <Trans>Expires</Trans>,
    sort: 'expiresAt',
    share: 2,
    least: 148,
    quiet: true,
    cell: ({ expiresAt }) => <Day instant={expiresAt} />,
  },
];

const Ago = ({ instant }: { instant: string }) => useFormat().ago(instant);
const Day = ({ instant }: { instant: string }) => useFormat().date(instant);
