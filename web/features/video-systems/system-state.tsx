import { Trans } from '@lingui/react/macro';
import type { VideoSystemRow, VideoSystemState } from '../../../contract/video-systems.ts';
import classes from './system-state.module.css';

interface SystemStateProps {
  state: VideoSystemState;
  lacks?: VideoSystemRow['lacks'];
}

/** Whether a video system can be reached: a dot and a word, and what its screen does without. */
export function SystemState({ state, lacks = [] }: SystemStateProps) {
  return (
    <span className={classes.state}>
      <i className={classes.dot} data-state={state} aria-hidden="true" />
      <StateText state={state} />
      {lacks.length > 0 ? (
        <span className={classes.lacks}>
          <LacksText lacks={lacks} />
        </span>
      ) : null}
    </span>
  );
}

function StateText({ state }: { state: VideoSystemState }) {
  if (state === 'in-call') return <Trans>In a call</Trans>;
  return state === 'idle' ? <Trans>Idle</Trans> : <Trans>Offline</Trans>;
}

function LacksText({ lacks }: { lacks: VideoSystemRow['lacks'] }) {
  if (lacks.length > 1) return <Trans>no camera, no microphone</Trans>;
  return lacks.includes('camera') ? <Trans>no camera</Trans> : <Trans>no microphone</Trans>;
}
