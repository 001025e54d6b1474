import { plural } from '@lingui/core/macro';
import { Trans, useLingui } from '@lingui/react/macro';
import { useQueryClient } from '@tanstack/react-query';
import type { TeamRoomRow } from '../../../contract/team-room-views.ts';
import { client, ifMatch } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import type { BulkAction } from '../../ui/list/bulk-action.ts';
import { renewTeamRooms } from './renew-team-rooms.ts';

/** What can be done with several team rooms at once: with those in use, or with removed ones. */
export function useTeamRoomActs(state: 'there' | 'removed'): readonly BulkAction<TeamRoomRow>[] {
  const { t } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const onEnd = () => renewTeamRooms(queries);
  const gone = ({ removedAt }: TeamRoomRow) => (removedAt ? t`removed already` : undefined);
  const setRule = ({ id, version }: TeamRoomRow, rule: 'administrators' | 'everyone') =>
    client.teamRooms.setOwners({ params: { id }, headers: ifMatch(version), body: { rule } });
  const removed: readonly BulkAction<TeamRoomRow>[] = [
    {
      id: 'restore-rooms',
      label: <Trans>Undo removal</Trans>,
      skip: ({ removedAt }) => (removedAt ? undefined : t`not removed`),
      title: (count) => plural(count, { one: 'Bring # room back', other: 'Bring # rooms back' }),
      consequences: ({ length }) => {
        const count = format.number(length);
        return (
          <p>
            <Trans>Address, PINs and owners come back.</Trans>{' '}
            {plural(length, { one: `It needs ${count} licence.`, other: `They need ${count} licences.` })}
          </p>
        );
      },
      confirm: () => t`Undo removal`,
      done: (count) => plural(count, { one: '# room is back', other: '# rooms are back' }),
      run: ({ id }) => client.teamRooms.restore({ id }),
      onEnd,
    },
  ];
  if (state === 'removed') return removed;
  return [
    {
      id: 'owners-everyone',
      label: <Trans>Let all users control</Trans>,
      skip: (room) => gone(room) ?? (room.ownerRule === 'everyone' ? t`controlled by all users already` : undefined),
      title: (count) => plural(count, { one: 'Let all users control # room', other: 'Let all users control # rooms' }),
      consequences: () => (
        <p>
          <Trans>
            Every member of the company enters as a host with control, without a PIN; whoever is inside has it at once.
            Owners by name are no longer kept.
          </Trans>
        </p>
      ),
      confirm: () => t`Let all users control`,
      done: (count) => plural(count, { one: 'All users control # room', other: 'All users control # rooms' }),
      run: (room) => setRule(room, 'everyone'),
      onEnd,
    },
    {
      id: 'owners-administrators',
      label: <Trans>Administrators only</Trans>,
      skip: (room) =>
        gone(room) ?? (room.ownerRule === 'administrators' ? t`controlled by administrators only already` : undefined),
      title: (count) =>
        plural(count, {
          one: 'Leave # room to administrators only',
          other: 'Leave # rooms to administrators only',
        }),
      consequences: () => (
        <p>
          <Trans>
            Members who are no administrators lose control, those who are inside at once. They enter by the rooms’ PINs.
            Owners by name are no longer kept.
          </Trans>
        </p>
      ),
      confirm: () => t`Leave to administrators`,
      done: (count) =>
        plural(count, {
          one: 'Administrators only control # room',
          other: 'Administrators only control # rooms',
        }),
      run: (room) => setRule(room, 'administrators'),
      onEnd,
    },
    {
      id: 'remove-rooms',
      label: <Trans>Remove</Trans>,
      danger: true,
      skip: gone,
      title: (count) => plural(count, { one: 'Remove # team room', other: 'Remove # team rooms' }),
      consequences: ({ length }) => {
        const count = format.number(length);
        return (
          <>
            <p>
              <Trans>Meetings in them end. Links, addresses and printed codes lead nowhere.</Trans>{' '}
              {plural(length, { one: `${count} licence is free again.`, other: `${count} licences are free again.` })}
            </p>
            <p>
              <Trans>It can be undone for 30 days. Video addresses are held for as long.</Trans>
            </p>
          </>
        );
      },
      confirm: () => t`Remove team rooms`,
      done: (count) => plural(count, { one: '# team room is removed', other: '# team rooms are removed' }),
      run: ({ id, version }) => client.teamRooms.remove({ params: { id }, headers: ifMatch(version) }),
      undo: {
        label: <Trans>Undo</Trans>,
        run: ({ id }) => client.teamRooms.restore({ id }),
        done: (count) => plural(count, { one: '# room is back', other: '# rooms are back' }),
      },
      onEnd,
    },
  ];
}
