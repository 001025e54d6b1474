import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconDoor, IconHome, IconVideo } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { ScannedSystem, ScreenJoin } from '../../../contract/video-system-devices.ts';
import { api } from '../../api/client.ts';
import classes from './scanned.module.css';

interface OwnRoomsProps {
  meetings: ScannedSystem['meetings'];
  working: boolean;
  onChoose: (join: ScreenJoin) => void;
}

/** Rooms that are shown without a search. */
const mostShown = 6;

/** The meeting that somebody is in, the own room, and the rooms that somebody has control of. */
export function OwnRooms({ meetings, working, onChoose }: OwnRoomsProps) {
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 250);
  const own = useQuery(api.rooms.mine.queryOptions());
  const rooms = useQuery(
    api.rooms.controlled.queryOptions({
      input: { limit: mostShown, ...(search ? { search } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const total = rooms.data?.total ?? 0;
  const button = (key: string, icon: ReactNode, name: string, note: ReactNode, join: ScreenJoin) => (
    <button key={key} type="button" className={classes.choice} disabled={working} onClick={() => onChoose(join)}>
      {icon}
      <span className={classes.names}>
        <span>{name}</span>
        <span className={classes.note}>{note}</span>
      </span>
    </button>
  );
  return (
    <div className={classes.choices}>
      {meetings.map(({ room, name }) =>
        button(`in ${room}`, <IconVideo aria-hidden />, name, <Trans>The meeting that you are in</Trans>, {
          to: 'meeting',
          room,
        }),
      )}
      {own.data
        ? button('own', <IconHome aria-hidden />, t`My room`, own.data.name, { to: 'room', room: own.data.id })
        : null}
      {total > mostShown || search !== '' ? (
        <TextInput
          aria-label={t`Search my rooms`}
          placeholder={t`Search my rooms`}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      ) : null}
      {rooms.data?.items.map(({ id, name, videoAddress }) =>
        button(id, <IconDoor aria-hidden />, name, videoAddress, { to: 'room', room: id }),
      )}
    </div>
  );
}
