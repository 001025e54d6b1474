import { useLingui } from '@lingui/react/macro';
import { memo } from 'react';
import type { Party } from '../../../contract/live.ts';
import type { MediaLink } from '../../media/engine.ts';
import { initialsOf } from '../../ui/avatar.tsx';
import { PartyVideo } from './party-video.tsx';
import type { TilePlace } from './place-tiles.ts';
import { dragToCorner } from './stage-drag.ts';
import { keyOf } from './stage-plan.ts';
import classes from './tile.module.css';
import { TileMarks } from './tile-marks.tsx';
import { TileMenu } from './tile-menu.tsx';
import { TileName } from './tile-name.tsx';
import type { TileProps } from './tile-props.ts';

const grounds = 6;
const nowhere: TilePlace = { left: 0, top: 0, width: 16, height: 9 };

/** One party: the picture or the initials, the name, and in words what is not as it should be. */
export const Tile = memo(function Tile(props: TileProps) {
  const { party, isYou, showsRole, size, place, stream, mirrored, link, speaks, pinned, acts } = props;
  const notice = useNotice(party, link);
  const key = keyOf(party.leg, 'camera');
  const stands = place ?? nowhere;
  return (
    <figure
      className={classes.tile}
      style={stands}
      hidden={place === null}
      data-ground={Number.parseInt(party.leg.slice(-8), 16) % grounds}
      data-speaks={speaks || undefined}
      data-size={size}
      data-notice={notice !== null || undefined}
      aria-label={party.name}
      onDoubleClick={(event) => isPicture(event.target) && acts.toggleAlone(key)}
      onPointerDown={(event) => size === 'inset' && isPicture(event.target) && dragToCorner(event, acts.moveSelf)}
    >
      <span className={classes.face} aria-hidden="true">
        {initialsOf(party.name)}
      </span>
      <PartyVideo
        leg={party.leg}
        stream={stream}
        shown={party.media.camera && place !== null}
        mirrored={mirrored}
        silent={isYou}
        shape={stands.width / stands.height}
      />
      {notice ? (
        <span className={classes.notice}>
          <span>{notice}</span>
        </span>
      ) : null}
      <TileMarks {...props} />
      <TileName
        party={party}
        isYou={isYou}
        showsRole={showsRole && size !== 'inset' && size !== 'small'}
        pinned={pinned}
      />
      <TileMenu itemKey={key} party={party} isYou={isYou} pinned={pinned} inset={size === 'inset'} acts={acts} />
    </figure>
  );
});

/** Not a button upon it, nor its menu, which React takes to be inside. */
const isPicture = (target: EventTarget): boolean =>
  target instanceof Element && target.closest('figure') !== null && target.closest('button') === null;

function useNotice(party: Party, link: MediaLink): string | null {
  const { t } = useLingui();
  if (link === 'connecting') return t`Connecting`;
  if (link === 'interrupted') return t`Reconnecting`;
  if (link === 'unreachable') return t`No path between your networks. Trying again.`;
  return party.connected ? null : t`Reconnecting`;
}
