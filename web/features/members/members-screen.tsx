import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconUsers } from '@tabler/icons-react';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { api, client } from '../../api/client.ts';
import { membersSearch } from '../../app/members-search.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { List } from '../../ui/list/list.tsx';
import { ListExport } from '../../ui/list/list-export.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { useAccessRightOptions } from './access-right-options.ts';
import { InviteMenu } from './invite-menu.tsx';
import { LicencesLeft } from './licences-left.tsx';
import { memberColumns } from './member-columns.tsx';
import { MemberDialogs } from './member-dialogs.tsx';
import { MemberMenu } from './member-menu.tsx';
import { useMemberActs } from './use-member-acts.tsx';
import { useMemberDialogs } from './use-member-dialogs.ts';

/** "Members": searched, filtered, sorted and paged by the service; what is chosen stands in the address. */
export function MembersScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const dialogs = useMemberDialogs();
  const acts = useMemberActs();
  const rights = useAccessRightOptions();
  const list = useList({
    name: 'members',
    columns: memberColumns,
    reader: membersSearch,
    search: useSearch({ from: '/signed-in/company/members' }),
    onSearch: (search) => void navigate({ to: '/company/members', search, replace: true, resetScroll: false }),
    queryKey: api.members.list.key(),
    load: (input, signal) => client.members.list(input, { signal }),
  });
  const total = useTotalText(list);
  return (
    <AdministrationPage
      documentTitle={t`Members`}
      actions={
        <>
          <ListExport name="members" list={list} />
          <InviteMenu />
        </>
      }
    >
      <List
        list={list}
        label={t`Members`}
        search={{ label: t`Search members`, placeholder: t`Name, email or address` }}
        filters={[
          {
            id: 'accessRight',
            label: t`Access right`,
            options: rights,
          },
          {
            id: 'status',
            label: t`Status`,
            options: [
              { value: 'active', label: t`Active` },
              { value: 'suspended', label: t`Suspended` },
            ],
          },
        ]}
        total={
          <>
            <Plural value={list.total} one={`${total} member`} other={`${total} members`} />
            {list.answer ? <LicencesLeft count={list.answer.licencesLeft} /> : null}
            {' · '}
            <Link to="/company/members/removed">
              <Trans>Removed members</Trans>
            </Link>
          </>
        }
        rowName={({ fullName }) => fullName}
        rowMenu={(member) => <MemberMenu member={member} onAsk={dialogs.ask} />}
        onOpen={({ id }) => void navigate({ to: '/company/members/$memberId', params: { memberId: id } })}
        acts={acts}
        searched={
          <Trans>Search finds any part of a name, an email or a video address. Filters narrow it further.</Trans>
        }
        empty={
          <EmptyState icon={<IconUsers aria-hidden />} title={<Trans>No members yet</Trans>} action={<InviteMenu />}>
            <Trans>Whoever accepts your invitation is listed here.</Trans>
          </EmptyState>
        }
      />
      <MemberDialogs dialogs={dialogs} />
    </AdministrationPage>
  );
}
