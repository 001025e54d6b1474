import { Trans, useLingui } from '@lingui/react/macro';
import { IconPhoneOff } from '@tabler/icons-react';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import type { MeetingPhase } from '../../call/meeting-phase.ts';
import { ringTone } from '../../media/ring-tone.ts';
import { initialsOf } from '../../ui/avatar.tsx';
import { CameraPreview, type Meeting } from '../meeting/index.ts';
import classes from './calls.module.css';

interface CallingViewProps {
  call: Meeting;
  phase: Exclude<MeetingPhase, { at: 'idle' | 'in' | 'ended' | 'refused' }>;
}

/** How loud the caller hears that it rings, in percent. */
const ownVolume = 30;

/** While it rings at the other side: whom one calls, how one will be seen, and the way out. */
export function CallingView({ call, phase }: CallingViewProps) {
  const { t } = useLingui();
  const local = useSyncExternalStore(call.local.subscribe, call.local.getSnapshot);
  const cancel = useRef<HTMLButtonElement>(null);
  const isRinging = phase.at === 'calling';
  const isAnswering = 'request' in phase && phase.request.to === 'ring';
  const name = nameOf(phase);
  useEffect(() => cancel.current?.focus(), []);
  useEffect(() => (isRinging ? ringTone(ownVolume) : undefined), [isRinging]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent) => key === 'Escape' && call.session.leave();
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [call]);
  return (
    <div className={classes.center}>
      {name ? (
        <span className={classes.face} aria-hidden="true">
          {initialsOf(name.split('@')[0]?.replaceAll(/[._-]/g, ' ') ?? name)}
        </span>
      ) : null}
      <div>
        {name ? <h1 className={classes.name}>{name}</h1> : <h1 className="visually-hidden">{t`Call`}</h1>}
        <p className={classes.state} role="status">
          <Doing isRinging={isRinging} isAnswering={isAnswering} />
          {'service' in phase && phase.service !== 'up' ? <Trans>, connection lost</Trans> : null}
        </p>
      </div>
      <div className={classes.preview}>
        <CameraPreview local={call.local} snapshot={local} name="" />
      </div>
      <button ref={cancel} type="button" className={classes.decline} onClick={() => call.session.leave()}>
        <IconPhoneOff aria-hidden />
        <Trans>Cancel</Trans>
      </button>
    </div>
  );
}

function nameOf(phase: CallingViewProps['phase']): string | null {
  if (phase.at === 'calling') return phase.name;
  return phase.at === 'joining' && phase.request.to === 'party' ? phase.request.address : null;
}

function Doing({ isRinging, isAnswering }: { isRinging: boolean; isAnswering: boolean }) {
  if (isRinging) return <Trans>Ringing</Trans>;
  return isAnswering ? <Trans>Answering</Trans> : <Trans>Calling</Trans>;
}
