import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { IconDeviceTv, IconDoor } from '@tabler/icons-react';
import type { DirectoryEntry } from '../../../contract/directory.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { Avatar, IconTile } from '../../ui/avatar.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { CallButton } from '../calls/index.ts';
import classes from './home.module.css';
import { JoinButton } from './join-button.tsx';

/** A person, a room or a video system: who or what, its state, and what one can do. */
export function DirectoryRow({ entry, mine }: { entry: DirectoryEntry; mine: boolean }) {
  const { t } = useLingui();
  const { kind, name, videoAddress } = entry;
  // Whoever reads this is here, whatever the service has heard of it.
  const presence = mine && entry.presence === 'offline' ? 'available' : entry.presence;
  const shown = { ...entry, presence };
  return (
    <li className={classes.row}>
      {kind === 'member' ? (
        <Avatar name={name} presence={presence} />
      ) : (
        <IconTile>{kind === 'room' ? <IconDoor aria-hidden /> : <IconDeviceTv aria-hidden />}</IconTile>
      )}
      <span className={classes.who}>
        <span className={classes.name}>
          {name}
          {mine ? <span className={classes.small}> {t`(you)`}</span> : null}
        </span>
        <span className={classes.small}>
          <span className="only-phone">
            <State entry={shown} />
            {' · '}
          </span>
          {videoAddress}
        </span>
      </span>
      <span className={classes.state}>
        <State entry={shown} />
      </span>
      <span className={classes.act}>
        {kind === 'room' ? (
          <JoinButton name={name} address={videoAddress} />
        ) : (
          <>
            <CopyButton text={videoAddress} label={t`Copy the address of ${name}`} />
            {mine ? null : <CallButton name={name} address={videoAddress} />}
          </>
        )}
      </span>
    </li>
  );
}

function State({ entry: { kind, presence, inside, lastSeenAt } }: { entry: DirectoryEntry }) {
  const format = useFormat();
  if (kind === 'room') return <Plural value={inside ?? 0} _0="Empty" other="# inside" />;
  if (presence === 'in-call') return <Trans>In a call</Trans>;
  if (kind === 'video-system') {
    return presence === 'available' ? <Trans>Video system, idle</Trans> : <Trans>Video system, offline</Trans>;
  }
  if (presence === 'available') return <Trans>Available</Trans>;
  if (presence === 'do-not-disturb') return <Trans>Do not disturb</Trans>;
  if (lastSeenAt === null) return <Trans>Not seen yet</Trans>;
  return <Trans>Seen {format.ago(lastSeenAt)}</Trans>;
}
