import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconDeviceTv, IconDoor } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { MyCall } from '../../../contract/calls.ts';
import type { DirectoryEntry } from '../../../contract/directory.ts';
import { api } from '../../api/client.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { initialsOf } from '../../ui/avatar.tsx';
import classes from './dial.module.css';
import type { Dialling } from './dialling.ts';

interface DialListProps {
  mode: Dialling;
  search: string;
  onChoose: (address: string, isRoom: boolean) => void;
}

/** Whom or what one can choose: the directory, and before it what was called last. */
export function DialList({ mode, search, onChoose }: DialListProps) {
  const { t } = useLingui();
  const problemText = useProblemText();
  const wantsRooms = mode === 'meet' || mode === 'rooms';
  const found = useQuery(
    api.videoSystemDevices.directory.queryOptions({
      input: { ...(search ? { search } : {}), ...(wantsRooms ? { kind: 'room' as const } : {}) },
      placeholderData: keepPreviousData,
      refetchInterval: 15_000,
    }),
  );
  const entries = (found.data?.items ?? []).filter(({ kind }) => wantsRooms || kind !== 'room');
  return (
    <section className={classes.list} aria-label={wantsRooms ? t`Rooms` : t`Directory`}>
      {search === '' && mode !== 'rooms' && mode !== 'invite' ? <LatestCalls mode={mode} onChoose={onChoose} /> : null}
      {found.error && !found.data ? <p className={classes.none}>{problemText(found.error).detail}</p> : null}
      {entries.map((entry) => (
        <button
          key={entry.id}
          type="button"
          className={classes.item}
          onClick={() => onChoose(entry.videoAddress, entry.kind === 'room')}
        >
          <Face entry={entry} />
          <span className={classes.names}>
            <span>{entry.name}</span>
            <span className={classes.sub}>
              <Sub entry={entry} />
            </span>
          </span>
        </button>
      ))}
      {found.data && entries.length === 0 ? (
        <p className={classes.none}>
          {search ? <Trans>Nobody is found by that. Type a whole address to reach others.</Trans> : null}
          {!search && wantsRooms ? <Trans>Your company has no team rooms. Type the address of a meeting.</Trans> : null}
        </p>
      ) : null}
    </section>
  );
}

function Face({ entry: { kind, name, presence } }: { entry: DirectoryEntry }) {
  return (
    <span className={classes.face} data-presence={kind === 'room' ? undefined : presence} aria-hidden="true">
      {kind === 'member' ? initialsOf(name) : null}
      {kind === 'room' ? <IconDoor /> : null}
      {kind === 'video-system' ? <IconDeviceTv /> : null}
    </span>
  );
}

function Sub({ entry: { kind, presence, inside, videoAddress } }: { entry: DirectoryEntry }) {
  if (kind === 'room') {
    return inside ? <Plural value={inside} one="# person is here" other="# people are here" /> : videoAddress;
  }
  if (presence === 'in-call') return <Trans>In a call</Trans>;
  if (presence === 'offline') return <Trans>Offline</Trans>;
  return presence === 'available' ? <Trans>Available</Trans> : <Trans>Do not disturb</Trans>;
}

function LatestCalls({ mode, onChoose }: Pick<DialListProps, 'mode' | 'onChoose'>) {
  const format = useFormat();
  const latest = useQuery(api.videoSystemDevices.calls.queryOptions({ input: undefined }));
  const shown = onePerAddress(latest.data?.items ?? [], mode === 'meet' ? 'meeting' : 'direct').slice(0, 4);
  if (shown.length === 0) return null;
  return (
    <>
      <h2 className={classes.head}>
        <Trans>Recent</Trans>
      </h2>
      {shown.map(({ id, name, address, kind, startedAt }) => (
        <button key={id} type="button" className={classes.item} onClick={() => onChoose(address, kind === 'meeting')}>
          <span className={classes.face} aria-hidden="true">
            {kind === 'meeting' ? <IconDoor /> : initialsOf(name)}
          </span>
          <span className={classes.names}>
            <span>{name}</span>
            <span className={classes.sub}>{format.ago(startedAt)}</span>
          </span>
        </button>
      ))}
      <h2 className={classes.head}>{mode === 'meet' ? <Trans>Rooms</Trans> : <Trans>Directory</Trans>}</h2>
    </>
  );
}

interface Latest extends Pick<MyCall, 'id' | 'kind' | 'startedAt'> {
  name: string;
  address: string;
}

function onePerAddress(calls: readonly MyCall[], wanted: MyCall['kind']): Latest[] {
  const latest = new Map<string, Latest>();
  for (const { id, kind, startedAt, with: name, videoAddress: address } of calls) {
    if (kind === wanted && name !== null && address !== null && !latest.has(address)) {
      latest.set(address, { id, kind, startedAt, name, address });
    }
  }
  return [...latest.values()];
}
