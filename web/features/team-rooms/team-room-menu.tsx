import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconArrowBackUp, IconDoor, IconDoorEnter, IconDots, IconLink, IconTrash } from '@tabler/icons-react';
import type { TeamRoomRow } from '../../../contract/team-room-views.ts';
import { ActionMenu, type MenuAct } from '../../ui/action-menu.tsx';
import { copyText } from '../../ui/copy-text.ts';
import { tell } from '../../ui/toast.tsx';
import type { RemoveDialogState } from './use-remove-dialog.ts';
import { useRestoreRoom } from './use-restore-room.ts';

interface TeamRoomMenuProps {
  room: TeamRoomRow;
  onRemove: RemoveDialogState['ask'];
}

/** What can be done with one room of the list. */
export function TeamRoomMenu({ room, onRemove }: TeamRoomMenuProps) {
  const { t } = useLingui();
  const restore = useRestoreRoom();
  const { id, name, videoAddress } = room;
  const link = new URL(`/meet/${encodeURI(videoAddress)}`, window.location.origin).href;
  const open: MenuAct = {
    id: 'open',
    label: <Trans>Open</Trans>,
    icon: <IconDoor aria-hidden />,
    link: { to: '/company/team-rooms/$roomId', params: { roomId: id } },
  };
  const there: MenuAct[] = [
    open,
    {
      id: 'join',
      label: <Trans>Join</Trans>,
      icon: <IconDoorEnter aria-hidden />,
      link: { to: '/meet/$address', params: { address: videoAddress } },
    },
    {
      id: 'copy',
      label: <Trans>Copy link</Trans>,
      icon: <IconLink aria-hidden />,
      run: () => void copyText(link).then((copied) => (copied ? tell(t`Link copied`) : undefined)),
    },
    {
      id: 'remove',
      label: <Trans>Remove</Trans>,
      icon: <IconTrash aria-hidden />,
      run: () => onRemove(room),
      danger: true,
    },
  ];
  const removed: MenuAct[] = [
    open,
    {
      id: 'restore',
      label: <Trans>Undo removal</Trans>,
      icon: <IconArrowBackUp aria-hidden />,
      run: () => restore(id),
    },
  ];
  return (
    <ActionMenu
      target={(ref) => (
        <ActionIcon ref={ref} aria-label={t`Actions for ${name}`}>
          <IconDots aria-hidden />
        </ActionIcon>
      )}
      acts={room.removedAt ? removed : there}
    />
  );
}
