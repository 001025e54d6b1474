import { useLingui } from '@lingui/react/macro';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { type MembersSearch, membersSearch } from '../../app/members-search.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Panel } from '../../ui/panel.tsx';
import { RowsSkeleton } from '../../ui/skeletons.tsx';
import { InviteMenu } from './invite-menu.tsx';
import classes from './members.module.css';
import { MembersFilters } from './members-filters.tsx';
import { MembersTable } from './members-table.tsx';
import { NoMembers } from './no-members.tsx';
import { useMembers } from './use-members.ts';

/** "Members": searched, filtered, sorted and paged by the service; what is chosen stands in the address. */
export function MembersScreen() {
  const { t } = useLingui();
  const format = useFormat();
  const search = membersSearch(useSearch({ strict: false }));
  const navigate = useNavigate();
  const change = (next: MembersSearch) =>
    void navigate({ to: '/company/members', search: next, replace: true, resetScroll: false });
  const list = useMembers(search);
  const members = list.data?.pages.flatMap(({ items }) => items);
  const first = list.data?.pages[0];
  const shown = format.number(members?.length ?? 0);
  const total = format.number(first?.total ?? 0);
  return (
    <AdministrationPage documentTitle={t`Members`} actions={<InviteMenu />}>
      <MembersFilters search={search} onChange={change} total={first?.total} licencesLeft={first?.licencesLeft} />
      {list.isPending ? (
        <Panel flush>
          <RowsSkeleton rows={11} />
        </Panel>
      ) : null}
      {list.error && !members ? (
        <Panel>
          <ProblemState error={list.error} onRetry={() => void list.refetch()} />
        </Panel>
      ) : null}
      {members?.length === 0 ? <NoMembers search={search} onChange={change} /> : null}
      {members && members.length > 0 ? (
        <div className={classes.list} data-stale={list.isPlaceholderData || undefined}>
          <MembersTable members={members} search={search} onChange={change} />
          <ProblemAlert error={list.error} />
          {list.hasNextPage ? (
            <LoadMore
              loading={list.isFetchingNextPage}
              onLoad={() => void list.fetchNextPage()}
              shown={shown}
              total={total}
            />
          ) : null}
        </div>
      ) : null}
    </AdministrationPage>
  );
}
