import { Trans } from '@lingui/react/macro';
import { IconMicrophone, IconMicrophoneOff, IconPhoneOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import { createPortal } from 'react-dom';
import type { LegId } from '../../../contract/ids.ts';
import type { Party } from '../../../contract/live.ts';
import type { SessionSnapshot } from '../../call/meeting-session.ts';
import { initialsOf } from '../../ui/avatar.tsx';
import classes from './stage-floating.module.css';
import { planStage, type StageWish } from './stage-plan.ts';
import { useStageSpeaker } from './stage-speaker.ts';

interface StageFloatingProps {
  /** The small window, above all others. */
  window: Window;
  parties: readonly Party[];
  you: LegId;
  snapshot: SessionSnapshot;
  sharers: readonly LegId[];
  muted: boolean;
  onMicrophone: () => void;
  onLeave: () => void;
}

const wish: StageWish = { view: 'speaker', pinned: null, solo: null, hidesSelf: true };

/** The meeting while one works elsewhere: who speaks, the microphone and the way out. The sound stays with the page. */
export function StageFloating(props: StageFloatingProps) {
  const { window, parties, you, snapshot, sharers, muted, onMicrophone, onLeave } = props;
  const speaker = useStageSpeaker(snapshot.speaker, you);
  const { main } = planStage({ parties, you, sharers, speaker }, wish);
  const party = parties.find(({ leg }) => leg === main?.leg && leg !== you);
  const isScreen = main?.what === 'screen';
  const stream = (party && (isScreen ? snapshot.screens : snapshot.streams).get(party.leg)) ?? null;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = stream;
  }, [stream]);
  const shows = isScreen || (party?.media.camera ?? false);
  return createPortal(
    <div className={classes.floating}>
      <span className={classes.face} aria-hidden="true">
        {party ? initialsOf(party.name) : ''}
      </span>
      <video
        ref={video}
        className={classes.video}
        data-shown={shows || undefined}
        data-whole={isScreen || undefined}
        autoPlay
        playsInline
        muted
      >
        <track kind="captions" />
      </video>
      <p className={classes.name}>{party?.name ?? <Trans>Nobody else is here</Trans>}</p>
      <div className={classes.controls}>
        <button type="button" data-off={muted || undefined} onClick={onMicrophone}>
          {muted ? <IconMicrophoneOff aria-hidden /> : <IconMicrophone aria-hidden />}
          {muted ? <Trans>Unmute</Trans> : <Trans>Mute</Trans>}
        </button>
        <button type="button" data-leave onClick={onLeave}>
          <IconPhoneOff aria-hidden />
          <Trans>Leave</Trans>
        </button>
      </div>
    </div>,
    window.document.body,
  );
}
