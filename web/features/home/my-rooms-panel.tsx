import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { ControlledRoom } from '../../../contract/rooms.ts';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { IconTile } from '../../ui/avatar.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import classes from './home.module.css';
import { JoinButton } from './join-button.tsx';

const few = 5;
const most = 200;

/** Team rooms that I may open, as an owner or as an administrator; nothing for who has none. */
export function MyRoomsPanel() {
  const format = useFormat();
  const [limit, setLimit] = useState(few);
  const rooms = useQuery(
    api.rooms.controlled.queryOptions({ input: { limit }, placeholderData: keepPreviousData, refetchInterval: 60_000 }),
  );
  const { items = [], total = 0 } = rooms.data ?? {};
  if (total === 0) return null;
  const all = format.number(total);
  return (
    <Panel flush title={<Trans>Rooms that you may open</Trans>}>
      <ul className={classes.rows}>
        {items.map((room) => (
          <RoomRow key={room.id} room={room} />
        ))}
      </ul>
      {limit === few && total > few ? (
        <div className={classes.foot}>
          <Button variant="subtle" loading={rooms.isPlaceholderData} onClick={() => setLimit(most)}>
            <Trans>Show all {all}</Trans>
          </Button>
        </div>
      ) : null}
    </Panel>
  );
}

function RoomRow({ room: { name, videoAddress, link, inside } }: { room: ControlledRoom }) {
  const { t } = useLingui();
  return (
    <li className={classes.row}>
      <IconTile>
        <IconDoor />
      </IconTile>
      <span className={classes.who}>
        <span className={classes.name}>{name}</span>
        <span className={classes.small}>
          <Plural value={inside} _0="Empty" other="# inside" />
        </span>
      </span>
      <CopyButton text={link} label={t`Copy the link of ${name}`} />
      <JoinButton name={name} address={videoAddress} />
    </li>
  );
}
