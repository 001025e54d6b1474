import { useLingui } from '@lingui/react/macro';
import { IconArrowsMaximize, IconAspectRatio, IconMaximize, IconMinimize, IconZoomScan } from '@tabler/icons-react';
import { memo, type ReactNode, useState } from 'react';
import type { Party } from '../../../contract/live.ts';
import { walkToolbar } from './control-bar-arrows.ts';
import { PartyVideo, type VideoFit } from './party-video.tsx';
import type { TilePlace } from './place-tiles.ts';
import type { StageActs } from './stage-choice.ts';
import { keyOf } from './stage-plan.ts';
import classes from './stage-screen.module.css';

interface StageScreenProps {
  party: Party;
  large: boolean;
  alone: boolean;
  place: TilePlace | null;
  stream: MediaStream | null;
  acts: StageActs;
}

const nowhere: TilePlace = { left: 0, top: 0, width: 16, height: 9 };

/** A screen that somebody shares: large with what one needs to read it, or small to be made large. */
export const StageScreen = memo(function StageScreen({ party, large, alone, place, stream, acts }: StageScreenProps) {
  const { t } = useLingui();
  const [fit, setFit] = useState<Exclude<VideoFit, 'near'>>('whole');
  const { leg, name } = party;
  const key = keyOf(leg, 'screen');
  const stands = place ?? nowhere;
  const shownFit = large ? fit : 'whole';
  return (
    <figure
      className={classes.screen}
      style={stands}
      hidden={place === null}
      aria-label={t`Screen of ${name}`}
      onDoubleClick={({ target }) => target instanceof HTMLVideoElement && acts.toggleAlone(key)}
    >
      <div
        className={classes.sheet}
        data-fit={shownFit}
        // What is larger than its place is moved by the arrow keys too.
        {...(shownFit === 'actual' ? { tabIndex: 0, role: 'region', 'aria-label': t`Screen of ${name}` } : {})}
      >
        <PartyVideo
          leg={leg}
          what="screen"
          stream={stream}
          shown={place !== null}
          mirrored={false}
          silent={false}
          fit={shownFit}
          shape={stands.width / stands.height}
        />
      </div>
      {large ? (
        <div className={classes.tools} role="toolbar" aria-label={t`Shared screen`} onKeyDown={walkToolbar}>
          <ToolButton label={t`Fit`} pressed={fit === 'whole'} onClick={() => setFit('whole')}>
            <IconAspectRatio aria-hidden />
          </ToolButton>
          <ToolButton label={t`Fill`} pressed={fit === 'fill'} onClick={() => setFit('fill')}>
            <IconArrowsMaximize aria-hidden />
          </ToolButton>
          <ToolButton label={t`Actual size`} pressed={fit === 'actual'} onClick={() => setFit('actual')}>
            <IconZoomScan aria-hidden />
          </ToolButton>
          <ToolButton
            label={alone ? t`Show everybody` : t`Fill the screen`}
            pressed={false}
            onClick={() => acts.toggleAlone(key)}
          >
            {alone ? <IconMinimize aria-hidden /> : <IconMaximize aria-hidden />}
          </ToolButton>
        </div>
      ) : (
        <button type="button" className={classes.enlarge} onClick={() => acts.pin(key)}>
          <span className="visually-hidden">{t`Show the screen of ${name} large`}</span>
        </button>
      )}
      <figcaption className={classes.name}>{t`${name}’s screen`}</figcaption>
    </figure>
  );
});

interface ToolButtonProps {
  label: string;
  pressed: boolean;
  onClick: () => void;
  children: ReactNode;
}

function ToolButton({ label, pressed, onClick, children }: ToolButtonProps) {
  return (
    <button
      type="button"
      className={classes.tool}
      aria-label={label}
      title={label}
      aria-pressed={pressed}
      onClick={onClick}
    >
      {children}
    </button>
  );
}
