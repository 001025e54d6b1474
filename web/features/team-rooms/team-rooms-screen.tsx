import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconDoor } from '@tabler/icons-react';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { api, client } from '../../api/client.ts';
import { AdministrationPage } from '../../app/pages/administration-page.tsx';
import { teamRoomsSearch } from '../../app/team-rooms-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { FilterChips } from '../../ui/filter-chips.tsx';
import { List } from '../../ui/list/list.tsx';
import { ListExport } from '../../ui/list/list-export.tsx';
import { useList } from '../../ui/list/use-list.ts';
import { useTotalText } from '../../ui/list/use-total-text.ts';
import { AddRoomButton } from './add-room-button.tsx';
import { RemoveRoomDialog } from './remove-room-dialog.tsx';
import { RemovedRoomsButton } from './removed-rooms-button.tsx';
import { teamRoomColumns } from './team-room-columns.tsx';
import { TeamRoomMenu } from './team-room-menu.tsx';
import { useRemoveDialog } from './use-remove-dialog.ts';
import { useTeamRoomActs } from './use-team-room-acts.tsx';

/** "Team rooms": searched, filtered, sorted and paged by the service; removed ones by a filter, while they can come back. */
export function TeamRoomsScreen() {
  const { t } = useLingui();
  const navigate = useNavigate();
  const removal = useRemoveDialog();
  const list = useList({
    name: 'team-rooms',
    columns: teamRoomColumns,
    reader: teamRoomsSearch,
    search: useSearch({ from: '/signed-in/company/team-rooms' }),
    onSearch: (search) => void navigate({ to: '/company/team-rooms', search, replace: true, resetScroll: false }),
    queryKey: api.teamRooms.list.key(),
    load: (input, signal) => client.teamRooms.list(input, { signal }),
  });
  const state = list.filters.state === 'removed' ? 'removed' : 'there';
  const acts = useTeamRoomActs(state);
  const total = useTotalText(list);
  const isEmpty =
    list.answer?.total === 0 && !list.query.search && Object.values(list.filters).every((value) => !value);
  return (
    <AdministrationPage
      documentTitle={t`Team rooms`}
      actions={
        isEmpty ? null : (
          <>
            <ListExport name="team-rooms" list={list} />
            <AddRoomButton />
          </>
        )
      }
    >
      <List
        list={list}
        label={t`Team rooms`}
        search={{ label: t`Search team rooms`, placeholder: t`Name or address` }}
        filters={[
          {
            id: 'ownerRule',
            label: t`Owners`,
            options: [
              { value: 'administrators', label: t`Administrators only` },
              { value: 'everyone', label: t`All users` },
              { value: 'members', label: t`Particular members` },
            ],
          },
          {
            id: 'pins',
            label: t`PINs`,
            options: [
              { value: 'set', label: t`With a host PIN` },
              { value: 'none', label: t`Without a PIN` },
            ],
          },
          {
            id: 'unusedForDays',
            label: t`Last used`,
            options: [
              { value: '30', label: t`Not for 30 days` },
              { value: '90', label: t`Not for 90 days` },
              { value: '365', label: t`Not for a year` },
            ],
          },
        ]}
        tools={
          <FilterChips
            label={t`Which rooms`}
            value={state}
            onChange={(next) => list.change({ filters: { state: next === 'removed' ? next : undefined } })}
            options={[
              { value: 'there', label: <Trans>In use</Trans> },
              { value: 'removed', label: <Trans>Removed</Trans> },
            ]}
          />
        }
        total={
          <>
            <Plural value={list.total} one={`${total} team room`} other={`${total} team rooms`} />
            {list.answer ? <LicencesLeft count={list.answer.licencesLeft} /> : null}
          </>
        }
        rowName={({ name }) => name}
        rowMenu={(room) => <TeamRoomMenu room={room} onRemove={removal.ask} />}
        onOpen={({ id }) => void navigate({ to: '/company/team-rooms/$roomId', params: { roomId: id } })}
        acts={acts}
        searched={<Trans>Search finds any part of a name or a video address. Filters narrow it further.</Trans>}
        empty={
          <EmptyState
            icon={<IconDoor aria-hidden />}
            title={<Trans>No team rooms yet</Trans>}
            action={
              <>
                <AddRoomButton />
                <RemovedRoomsButton onShow={() => list.change({ filters: { state: 'removed' } })} />
              </>
            }
          >
            <Trans>A team room belongs to the company: it has a link and an address, and people meet in it.</Trans>
          </EmptyState>
        }
      />
      <RemoveRoomDialog dialog={removal} />
    </AdministrationPage>
  );
}

function LicencesLeft({ count }: { count: number }) {
  const left = useFormat().number(count);
  return (
    <>
      {' · '}
      <Plural value={count} _0="no licence left" one={`${left} licence left`} other={`${left} licences left`} />
    </>
  );
}
