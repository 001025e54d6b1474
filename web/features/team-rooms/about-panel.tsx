import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './room.module.css';

/** When and by whom the room was used, and the way to remove it. */
export function AboutPanel({ room, onRemove }: { room: TeamRoomView; onRemove: () => void }) {
  const format = useFormat();
  const { lastUsedAt, lastUsedBy, createdAt } = room;
  return (
    <Panel title={<Trans>Use</Trans>}>
      <dl className={classes.facts}>
        <dt>
          <Trans>Last used</Trans>
        </dt>
        <dd>{lastUsedAt ? format.dateTime(lastUsedAt) : <Trans>Never</Trans>}</dd>
        {lastUsedBy ? (
          <>
            <dt>
              <Trans>Last used by</Trans>
            </dt>
            <dd>{lastUsedBy}</dd>
          </>
        ) : null}
        <dt>
          <Trans>Created</Trans>
        </dt>
        <dd>{format.date(createdAt)}</dd>
      </dl>
      <Button leftSection={<IconTrash aria-hidden />} className={classes.danger} onClick={onRemove}>
        <Trans>Remove</Trans>
      </Button>
      <p className={classes.note}>
        <Trans>Removing ends its meeting and frees the licence. It can be undone for 30 days.</Trans>
      </p>
    </Panel>
  );
}
