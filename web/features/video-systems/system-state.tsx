import { Trans } from '@lingui/react/macro';
import type { VideoSystemState } from '../../../contract/video-systems.ts';
import classes from './system-state.module.css';

/** Whether a video system can be reached: a dot and a word. */
export function SystemState({ state }: { state: VideoSystemState }) {
  return (
    <span className={classes.state}>
      <i className={classes.dot} data-state={state} aria-hidden="true" />
      <StateText state={state} />
    </span>
  );
}

function StateText({ state }: { state: VideoSystemState }) {
  if (state === 'in-call') return <Trans>In a call</Trans>;
  return state === 'idle' ? <Trans>Idle</Trans> : <Trans>Offline</Trans>;
}
