import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Modal } from '@mantine/core';
import { IconCopy, IconDots, IconLink, IconMailForward, IconX } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../api/client.ts';
import { serviceQuery } from '../../api/session.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { LinkField } from '../../ui/link-field.tsx';
import { tell } from '../../ui/toast.tsx';
import { AccessRightText } from './access-right-text.tsx';
import { type Issued, IssuedView } from './issued-view.tsx';
import classes from './members.module.css';
import { renewMembers } from './renew-members.ts';
import { type Invitation, RevokeDialog } from './revoke-dialog.tsx';

/** The pending invitations, with what can be done with one of them. */
export function InvitationsTable({ invitations }: { invitations: readonly Invitation[] }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const { data: service } = useQuery(serviceQuery());
  const [issued, setIssued] = useState<Issued | null>(null);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const resend = useMutation(
    api.invitations.resend.mutationOptions({
      onSuccess: (made) => (made.mailed ? tell(t`Mailed to ${made.email} again`) : setIssued(made)),
      onError: (error) => tell(problemText(error).detail),
      onSettled: () => renewMembers(queries),
    }),
  );
  const [shown, setShown] = useState<{ fullName: string; link: string } | null>(null);
  const copyLink = async ({ id, fullName }: Invitation) => {
    try {
      const { link } = await client.invitations.link({ id });
      if (await copyText(link)) tell(t`The link for ${fullName} is copied`);
      else setShown({ fullName, link });
    } catch (error) {
      tell(problemText(error).detail);
    }
  };
  return (
    <>
      <DataTable
        label={t`Pending invitations`}
        columns={columns}
        rows={invitations}
        rowKey={({ id }) => id}
        rowName={({ fullName }) => fullName}
        rowMenu={(invitation) => (
          <ActionMenu
            target={(ref) => (
              <ActionIcon ref={ref} aria-label={t`Actions for ${invitation.fullName}`}>
                <IconDots aria-hidden />
              </ActionIcon>
            )}
            acts={[
              {
                id: 'again',
                label: service?.sendsMail ? <Trans>Send again</Trans> : <Trans>Make a new link</Trans>,
                icon: service?.sendsMail ? <IconMailForward aria-hidden /> : <IconLink aria-hidden />,
                run: () => resend.mutate({ id: invitation.id }),
              },
              {
                id: 'copy',
                label: <Trans>Copy link</Trans>,
                icon: <IconCopy aria-hidden />,
                run: () => void copyLink(invitation),
              },
              {
                id: 'revoke',
                label: <Trans>Revoke</Trans>,
                icon: <IconX aria-hidden />,
                run: () => setRevoking(invitation),
                danger: true,
              },
            ]}
          />
        )}
      />
      <Modal
        opened={issued !== null}
        onClose={() => setIssued(null)}
        title={<Trans>New invitation link</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {issued ? <IssuedView issued={issued} onClose={() => setIssued(null)} /> : null}
      </Modal>
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        title={<Trans>Link for {shown?.fullName}</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {shown ? <LinkField link={shown.link} label={t`Invitation link`} /> : null}
      </Modal>
      <RevokeDialog invitation={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}

const columns: readonly Column<Invitation>[] = [
  {
    id: 'name',
    header: <Trans>Name</Trans>,
    card: 'head',
    cell: ({ fullName }) => (
      <span className={classes.who}>
        <Avatar name={fullName} />
        <span className={classes.name}>{fullName}</span>
      </span>
    ),
  },
  { id: 'email', header: <Trans>Email</Trans>, quiet: true, card: 'line', cell: ({ email }) => email },
  { id: 'address', header: <Trans>Video address</Trans>, quiet: true, cell: ({ videoAddress }) => videoAddress },
  {
    id: 'right',
    header: <Trans>Access right</Trans>,
    cell: ({ accessRight }) => <AccessRightText right={accessRight} />,
  },
  { id: 'sent', header: <Trans>Sent</Trans>, quiet: true, cell: ({ sentAt }) => <Ago instant={sentAt} /> },
  {
    id: 'reminded',
    header: <Trans>Reminded</Trans>,
    quiet: true,
    cell: ({ remindedAt }) => (remindedAt ? <Ago instant={remindedAt} /> : <Trans>not yet</Trans>),
  },
  { id: 'expires', header: <Trans>Expires</Trans>, quiet: true, cell: ({ expiresAt }) => <Day instant={expiresAt} /> },
];

const Ago = ({ instant }: { instant: string }) => useFormat().ago(instant);
const Day = ({ instant }: { instant: string }) => useFormat().date(instant);
