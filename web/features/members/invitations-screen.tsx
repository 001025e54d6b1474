import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconMailForward, IconUserPlus } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { api, client } from '../../api/client.ts';
import { invitationsSearch } from '../../app/invitations-search.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List } from '../../ui/list/list.tsx';
import { ListExport } from '../../ui/list/list-export.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { useAccessRightOptions } from './access-right-options.ts';
import { invitationColumns } from './invitation-columns.tsx';
import { InvitationMenu } from './invitation-menu.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import { LicencesLeft } from './licences-left.tsx';
import { useInvitationActs } from './use-invitation-acts.tsx';
import { useInvitationDialogs } from './use-invitation-dialogs.tsx';

/** "Pending invitations": on their way, neither used, revoked nor deleted. */
export function InvitationsScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const [inviting, setInviting] = useState(false);
  const acts = useInvitationActs();
  const rights = useAccessRightOptions();
  const { resend, copyLink, revoke, dialogs } = useInvitationDialogs();
  const list = useList({
    name: 'invitations',
    columns: invitationColumns,
    reader: invitationsSearch,
    search: useSearch({ from: '/signed-in/company/members/invitations' }),
    onSearch: (search) =>
      void navigate({ to: '/company/members/invitations', search, replace: true, resetScroll: false }),
    queryKey: api.invitations.list.key(),
    load: (input, signal) => client.invitations.list(input, { signal }),
  });
  const total = useTotalText(list);
  const inviteButton = (
    <Button variant="filled" leftSection={<IconUserPlus aria-hidden />} onClick={() => setInviting(true)}>
      <Trans>Invite one person</Trans>
    </Button>
  );
  return (
    <AdministrationPage
      documentTitle={t`Pending invitations`}
      actions={
        list.rows.length > 0 ? (
          <>
            <ListExport name="invitations" list={list} />
            {inviteButton}
          </>
        ) : undefined
      }
    >
      <Breadcrumb up={{ to: '/company/members' }} upLabel={<Trans>Members</Trans>} here={t`Pending invitations`} />
      <List
        list={list}
        label={t`Pending invitations`}
        search={{ label: t`Search invitations`, placeholder: t`Name, email or address` }}
        filters={[{ id: 'accessRight', label: t`Access right`, options: rights }]}
        total={
          <>
            <Plural value={list.total} one={`${total} invitation`} other={`${total} invitations`} />
            {list.answer ? <LicencesLeft count={list.answer.licencesLeft} /> : null}
          </>
        }
        rowName={({ fullName }) => fullName}
        rowMenu={(invitation) => (
          <InvitationMenu invitation={invitation} onResend={resend} onCopyLink={copyLink} onRevoke={revoke} />
        )}
        acts={acts}
        searched={<Trans>Search finds any part of a name, an email or a video address.</Trans>}
        empty={
          <EmptyState
            icon={<IconMailForward aria-hidden />}
            title={<Trans>No pending invitations</Trans>}
            action={inviteButton}
          >
            <Trans>Whoever you invite is listed here until the link is used: to remind or to revoke.</Trans>
          </EmptyState>
        }
      />
      {dialogs}
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
    </AdministrationPage>
  );
}
