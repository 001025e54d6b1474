import { Plural, Trans } from '@lingui/react/macro';
import { Badge } from '@mantine/core';
import { IconDoor } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { TeamRoomRow } from '../../../contract/team-room-views.ts';
import type { TeamRoomsSort } from '../../app/team-rooms-search.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { IconTile } from '../../ui/avatar.tsx';
import type { Column } from '../../ui/list/columns.ts';
import classes from '../../ui/list/row-name.module.css';
import { OwnerRuleText } from './owner-rule-text.tsx';

/** What "Team rooms" shows of each. */
export const teamRoomColumns: readonly Column<TeamRoomRow, TeamRoomsSort>[] = [
  {
    id: 'name',
    header: <Trans>Name</Trans>,
    sort: 'name',
    share: 24,
    least: 170,
    card: 'head',
    cell: (room) => <Name room={room} />,
  },
  {
    id: 'videoAddress',
    header: <Trans>Video address</Trans>,
    sort: 'videoAddress',
    share: 22,
    card: 'line',
    quiet: true,
    cell: ({ videoAddress }) => <span title={videoAddress}>{videoAddress}</span>,
  },
  {
    id: 'ownerRule',
    header: <Trans>Owners</Trans>,
    sort: 'ownerRule',
    share: 3,
    least: 172,
    cell: (room) => <OwnerRuleText room={room} />,
  },
  {
    id: 'pins',
    header: <Trans>PINs</Trans>,
    sort: 'pins',
    share: 2,
    least: 118,
    cell: (room) => <Pins room={room} />,
  },
  {
    id: 'lobby',
    header: <Trans>Lobby</Trans>,
    sort: 'lobby',
    share: 1,
    least: 80,
    extra: true,
    cell: ({ lobby }) => (lobby ? <Trans>On</Trans> : <Trans>Off</Trans>),
  },
  {
    id: 'lastUsedAt',
    header: <Trans>Last used</Trans>,
    sort: 'lastUsedAt',
    share: 3,
    least: 110,
    quiet: true,
    cell: (room) => <LastUsed room={room} />,
  },
  {
    id: 'lastUsedBy',
    header: <Trans>Last used by</Trans>,
    sort: 'lastUsedBy',
    share: 12,
    quiet: true,
    cell: ({ lastUsedBy }) => lastUsedBy,
  },
  {
    id: 'createdAt',
    header: <Trans>Created</Trans>,
    sort: 'createdAt',
    share: 2,
    least: 110,
    quiet: true,
    extra: true,
    cell: (room) => <Created room={room} />,
  },
];

function Name({ room }: { room: TeamRoomRow }) {
  const { id, name, guarded, daysLeft } = room;
  return (
    <span className={classes.what}>
      <IconTile>
        <IconDoor />
      </IconTile>
      <Link to="/company/team-rooms/$roomId" params={{ roomId: id }} className={classes.name} title={name}>
        {name}
      </Link>
      {guarded ? (
        <Badge color="copper" miw="max-content">
          <Trans>Guarded</Trans>
        </Badge>
      ) : null}
      {daysLeft === null ? null : (
        <Badge color="copper" miw="max-content">
          <Plural value={daysLeft} one="# day left" other="# days left" />
        </Badge>
      )}
    </span>
  );
}

function Pins({ room: { hasHostPin, hasGuestPin } }: { room: TeamRoomRow }) {
  if (!hasHostPin) return <Trans>None</Trans>;
  return hasGuestPin ? <Trans>Host and guest</Trans> : <Trans>Host</Trans>;
}

function LastUsed({ room: { inside, lastUsedAt } }: { room: TeamRoomRow }) {
  const format = useFormat();
  if (inside > 0) return <Plural value={inside} one="now, # inside" other="now, # inside" />;
  return lastUsedAt ? format.ago(lastUsedAt) : <Trans>never</Trans>;
}

function Created({ room: { createdAt } }: { room: TeamRoomRow }) {
  return useFormat().ago(createdAt);
}
