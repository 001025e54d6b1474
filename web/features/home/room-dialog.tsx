import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import type { RoomView } from '../../../contract/members.ts';
import { RoomForm } from './room-form.tsx';

interface RoomDialogProps {
  room: RoomView;
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
