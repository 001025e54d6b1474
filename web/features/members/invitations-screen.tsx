import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconMailForward, IconUserPlus } from '@tabler/icons-react';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { InvitationsTable } from './invitations-table.tsx';
import { InviteDialog } from './invite-dialog.tsx';
import classes from './members.module.css';

const pageLength = 50;

/** "Pending invitations": on their way, neither used, revoked nor expired. */
export function InvitationsScreen() {
  const { t } = useLingui();
  const format = useFormat();
  const [inviting, setInviting] = useState(false);
  const list = useInfiniteQuery(
    api.invitations.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ limit: pageLength, ...(cursor ? { cursor } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (page) => page.nextCursor ?? undefined,
    }),
  );
  const invitations = list.data?.pages.flatMap(({ items }) => items);
  const total = list.data?.pages[0]?.total;
  const inviteButton = (
    <Button variant="filled" leftSection={<IconUserPlus aria-hidden />} onClick={() => setInviting(true)}>
      <Trans>Invite one person</Trans>
    </Button>
  );
  return (
    <AdministrationPage documentTitle={t`Pending invitations`} actions={invitations?.length ? inviteButton : undefined}>
      <div className={classes.titleLine}>
        <Breadcrumb up={{ to: '/company/members' }} upLabel={<Trans>Members</Trans>} here={t`Pending invitations`} />
        {total ? (
          <p className={classes.total} role="status">
            <Plural
              value={total}
              one={`${format.number(total)} invitation`}
              other={`${format.number(total)} invitations`}
            />
          </p>
        ) : null}
      </div>
      {list.isPending ? (
        <Panel flush>
          <RowsSkeleton rows={4} />
        </Panel>
      ) : null}
      {list.error && !invitations ? (
        <Panel>
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        </Panel>
      ) : null}
      {invitations?.length === 0 ? (
        <Panel>
          <EmptyState
            icon={<IconMailForward aria-hidden />}
            title={<Trans>No pending invitations</Trans>}
            action={inviteButton}
          >
            <Trans>Whoever you invite is listed here until the link is used: to remind or to revoke.</Trans>
          </EmptyState>
        </Panel>
      ) : null}
      {invitations && invitations.length > 0 ? (
        <div className={classes.list}>
          <InvitationsTable invitations={invitations} />
          <ProblemAlert error={list.error} />
          {list.hasNextPage ? (
            <LoadMore
              loading={list.isFetchingNextPage}
              onLoad={() => void list.fetchNextPage()}
              shown={format.number(invitations.length)}
              total={format.number(total ?? 0)}
            />
          ) : null}
        </div>
      ) : null}
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
    </AdministrationPage>
  );
}
