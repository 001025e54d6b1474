import { Plural, Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDoor, IconDoorEnter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { IconTile } from '../../ui/avatar.tsx';
import { OwnerRuleText } from './owner-rule-text.tsx';
import classes from './room.module.css';

/** Which room it is, who is inside, and the way in. */
export function RoomHead({ room }: { room: TeamRoomView }) {
  const { name, inside, videoAddress } = room;
  return (
    <div className={classes.head}>
      <IconTile>
        <IconDoor />
      </IconTile>
      <div className={classes.titles}>
        <h2 className={classes.title}>{name}</h2>
        <p className={classes.small}>
          <Plural value={inside} _0="Empty" other="# inside" /> · <OwnerRuleText room={room} />
        </p>
      </div>
      <Button
        leftSection={<IconDoorEnter aria-hidden />}
        renderRoot={(props) => <Link to="/meet/$address" params={{ address: videoAddress }} {...props} />}
      >
        <Trans>Join</Trans>
      </Button>
    </div>
  );
}
