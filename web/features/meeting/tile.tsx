import { useLingui } from '@lingui/react/macro';
import { IconMicrophoneOff } from '@tabler/icons-react';
import type { Party } from '../../../contract/live.ts';
import type { MediaLink } from '../../media/engine.ts';
import { initialsOf } from '../../ui/avatar.tsx';
import { PartyVideo } from './party-video.tsx';
import type { TilePlace } from './place-tiles.ts';
import classes from './tile.module.css';

interface TileProps {
  party: Party;
  isYou: boolean;
  /** A small one upon another tile. */
  inset: boolean;
  place: TilePlace;
  stream: MediaStream | null;
  link: MediaLink;
  speaks: boolean;
}

const grounds = 6;

/** One party: the picture or the initials, the name, and in words what is not as it should be. */
export function Tile({ party, isYou, inset, place, stream, link, speaks }: TileProps) {
  const { t } = useLingui();
  const notice = useNotice(party, link);
  const person = isYou ? t`You` : party.name;
  const name = party.device > 1 ? t`${person} · Device ${party.device}` : person;
  return (
    <figure
      className={classes.tile}
      style={place}
      data-ground={Number.parseInt(party.leg.slice(-8), 16) % grounds}
      data-speaks={speaks || undefined}
      data-inset={inset || undefined}
      aria-label={party.name}
    >
      <span className={classes.face} aria-hidden="true">
        {initialsOf(party.name)}
      </span>
      <PartyVideo leg={party.leg} stream={stream} shown={party.media.camera} mirrored={isYou} silent={isYou} />
      {notice ? <span className={classes.notice}>{notice}</span> : null}
      <figcaption className={classes.name}>
        {party.media.microphone ? null : <IconMicrophoneOff role="img" aria-label={t`Muted`} />}
        <span>{party.role === 'host' && !inset ? t`${name} · Host` : name}</span>
      </figcaption>
    </figure>
  );
}

function useNotice(party: Party, link: MediaLink): string | null {
  const { t } = useLingui();
  if (link === 'connecting') return t`Connecting`;
  if (link === 'interrupted') return t`Reconnecting`;
  if (link === 'unreachable') return t`No path between your networks. Trying again.`;
  return party.connected ? null : t`Reconnecting`;
}
