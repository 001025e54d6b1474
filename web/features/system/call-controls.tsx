import { Trans, useLingui } from '@lingui/react/macro';
import {
  IconLayoutGrid,
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconUserPlus,
  IconVideo,
  IconVideoOff,
  IconVolume,
  IconVolume2,
} from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { StageChoice } from '../meeting/index.ts';
import classes from './calls.module.css';
import type { Station } from './station.ts';
import { useStation, useStationLocal } from './use-station.ts';

interface CallControlsProps {
  station: Station;
  choice: StageChoice;
  onInvite: () => void;
}

const volumeStep = 10;

/** What one does at a screen in a call. */
export function CallControls({ station, choice, onInvite }: CallControlsProps) {
  const { t } = useLingui();
  const { volume } = useStation(station);
  const { camera, microphone, muted } = useStationLocal(station);
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  const isMuted = muted || microphone.is !== 'on';
  const isSeen = camera.is === 'on';
  return (
    <div className={classes.controls} role="toolbar" aria-label={t`Controls`}>
      <button
        ref={first}
        data-first
        type="button"
        className={classes.control}
        data-off={isMuted || undefined}
        onClick={() => void station.local.setMuted(!isMuted)}
      >
        {isMuted ? <IconMicrophoneOff aria-hidden /> : <IconMicrophone aria-hidden />}
        {isMuted ? <Trans>Unmute</Trans> : <Trans>Mute</Trans>}
      </button>
      <button
        type="button"
        className={classes.control}
        data-off={!isSeen || undefined}
        onClick={() => void station.local.setCamera(!isSeen)}
      >
        {isSeen ? <IconVideo aria-hidden /> : <IconVideoOff aria-hidden />}
        {isSeen ? <Trans>Camera off</Trans> : <Trans>Camera on</Trans>}
      </button>
      <button type="button" className={classes.control} onClick={() => station.setVolume(volume - volumeStep)}>
        <IconVolume2 aria-hidden />
        <Trans>Quieter</Trans>
      </button>
      <output className={classes.volume} aria-label={t`Volume`}>
        {volume} %
      </output>
      <button type="button" className={classes.control} onClick={() => station.setVolume(volume + volumeStep)}>
        <IconVolume aria-hidden />
        <Trans>Louder</Trans>
      </button>
      <button type="button" className={classes.control} onClick={choice.acts.toggleView}>
        <IconLayoutGrid aria-hidden />
        {choice.view === 'gallery' ? <Trans>Speaker</Trans> : <Trans>Everybody</Trans>}
      </button>
      <button type="button" className={classes.control} onClick={onInvite}>
        <IconUserPlus aria-hidden />
        <Trans>Bring in</Trans>
      </button>
      <button type="button" className={classes.control} data-leave onClick={() => station.session.leave()}>
        <IconPhoneOff aria-hidden />
        <Trans>Leave</Trans>
      </button>
    </div>
  );
}
