import { plural } from '@lingui/core/macro';
import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconDots, IconEraser, IconUserOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import type { RemovedMember } from '../../../contract/removed-members.ts';
import { api, client } from '../../api/client.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { removedMembersSearch } from '../../app/removed-members-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { Breadcrumb } from '../../ui/breadcrumb.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import type { BulkAction } from '../../ui/list/bulk-action.ts';
import { List } from '../../ui/list/list.tsx';
import { ListExport } from '../../ui/list/list-export.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { EraseDialog } from './erase-dialog.tsx';
import { removedColumns } from './removed-columns.tsx';
import { renewMembers } from './renew-members.ts';
import { useRestore } from './use-restore.ts';

/** "Removed members": for 30 days each can come back, or be erased at once. */
export function RemovedMembersScreen() {
  const { t } = useLingui();
  const format = useFormat();
  const navigate = useNavigate();
  const restore = useRestore();
  const acts = useRemovedActs();
  const [erasing, setErasing] = useState<RemovedMember | null>(null);
  const list = useList({
    name: 'removed-members',
    columns: removedColumns,
    reader: removedMembersSearch,
    search: useSearch({ from: '/signed-in/company/members/removed' }),
    onSearch: (search) => void navigate({ to: '/company/members/removed', search, replace: true, resetScroll: false }),
    queryKey: api.members.removed.key(),
    load: (input, signal) => client.members.removed(input, { signal }),
  });
  const total = useTotalText(list);
  const left = list.answer?.licencesLeft ?? 0;
  return (
    <AdministrationPage
      documentTitle={t`Removed members`}
      actions={list.total > 0 ? <ListExport name="removed-members" list={list} /> : undefined}
    >
      <Breadcrumb up={{ to: '/company/members' }} upLabel={<Trans>Members</Trans>} here={t`Removed members`} />
      <List
        list={list}
        label={t`Removed members`}
        search={{ label: t`Search removed members`, placeholder: t`Name, email or address` }}
        total={
          <>
            <Plural value={list.total} one={`${total} removed member`} other={`${total} removed members`} />
            {' · '}
            <Plural
              value={left}
              _0="no licence left for an undo"
              one={`${format.number(left)} licence left`}
              other={`${format.number(left)} licences left`}
            />
          </>
        }
        rowName={({ fullName }) => fullName}
        rowMenu={(member) => (
          <ActionMenu
            target={(ref) => (
              <ActionIcon ref={ref} aria-label={t`Actions for ${member.fullName}`}>
                <IconDots aria-hidden />
              </ActionIcon>
            )}
            acts={[
              {
                id: 'undo',
                label: <Trans>Undo removal</Trans>,
                icon: <IconArrowBackUp aria-hidden />,
                run: () => restore(member.id),
              },
              {
                id: 'erase',
                label: <Trans>Erase now</Trans>,
                icon: <IconEraser aria-hidden />,
                run: () => setErasing(member),
                danger: true,
              },
            ]}
          />
        )}
        acts={acts}
        searched={<Trans>Search finds any part of a name, an email or a video address.</Trans>}
        empty={
          <EmptyState icon={<IconUserOff aria-hidden />} title={<Trans>Nobody was removed</Trans>}>
            <Trans>Whoever you remove is listed here for 30 days, and can come back with room, PINs and address.</Trans>
          </EmptyState>
        }
      />
      <EraseDialog member={erasing} onClose={() => setErasing(null)} />
    </AdministrationPage>
  );
}

function useRemovedActs(): readonly BulkAction<RemovedMember>[] {
  const queries = useQueryClient();
  const { t } = useLingui();
  return [
    {
      id: 'restore-members',
      label: <Trans>Undo removal</Trans>,
      title: (count) => plural(count, { one: 'Undo the removal of # member', other: 'Undo the removal of # members' }),
      consequences: () => (
        <p>
          <Trans>
            Each needs a licence, and comes back with address, room, PINs, team rooms, and the video systems that nobody
            else got since.
          </Trans>
        </p>
      ),
      confirm: () => t`Undo removal`,
      done: (count) => plural(count, { one: '# member is back', other: '# members are back' }),
      run: ({ id }) => client.members.restore({ id }),
      onEnd: () => renewMembers(queries),
    },
  ];
}
