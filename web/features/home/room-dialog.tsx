import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import type { OwnRoomView } from '../../../contract/rooms.ts';
import { RoomForm } from './room-form.tsx';

interface RoomDialogProps {
  room: OwnRoomView;
  opened: boolean;
  onClose: () => void;
}

/** "PINs and lobby": name of my room, and who gets in. */
export function RoomDialog({ room, opened, onClose }: RoomDialogProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<Trans>PINs and lobby</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <RoomForm room={room} onDone={onClose} />
    </Modal>
  );
}
