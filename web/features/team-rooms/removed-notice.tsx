import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useRestoreRoom } from './use-restore-room.ts';

/** In the place of a removed room's page: how long it can come back. */
export function RemovedNotice({ room }: { room: TeamRoomView }) {
  const restore = useRestoreRoom();
  const { id, name, daysLeft } = room;
  return (
    <Panel>
      <EmptyState
        icon={<IconTrash aria-hidden />}
        title={<Trans>{name} is removed</Trans>}
        action={
          <Button variant="filled" onClick={() => restore(id)}>
            <Trans>Undo removal</Trans>
          </Button>
        }
      >
        <Plural
          value={daysLeft ?? 0}
          one="It can come back for # more day, with address, PINs and owners. That needs a licence."
          other="It can come back for # more days, with address, PINs and owners. That needs a licence."
        />
      </EmptyState>
    </Panel>
  );
}
