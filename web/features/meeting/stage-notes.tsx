import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconAlertCircle, IconMicrophone, IconMicrophoneOff, IconX } from '@tabler/icons-react';
import type { ReactNode } from 'react';
import type { LinkQuality } from '../../media/engine.ts';
import type { DeviceEvent, LocalMedia, LocalSnapshot } from '../../media/local-media.ts';
import classes from './stage-notes.module.css';

interface StageNotesProps {
  local: LocalMedia;
  snapshot: LocalSnapshot;
  /** Muted and speaking all the same. */
  unheard: boolean;
  /** Heard for as long as the space bar is held. */
  talks: boolean;
  qualities: readonly LinkQuality[];
}

/** What one has to know about one's own devices and network, above the controls. */
export function StageNotes({ local, snapshot, unheard, talks, qualities }: StageNotesProps) {
  const { t } = useLingui();
  const { event, screen } = snapshot;
  const ownTrouble = qualities.length > 1 && qualities.every(({ word }) => word !== 'good');
  return (
    <div className={classes.notes} role="status">
      {event ? (
        <Note icon={<IconAlertCircle aria-hidden />}>
          <DeviceWords event={event} />
          <ActionIcon aria-label={t`Close`} onClick={() => local.dismissEvent()}>
            <IconX aria-hidden />
          </ActionIcon>
        </Note>
      ) : null}
      {screen.is === 'off' && screen.why === 'failed' ? (
        <Note icon={<IconAlertCircle aria-hidden />}>
          <Trans>The screen could not be shared. Look at your system’s privacy settings, and share it again.</Trans>
        </Note>
      ) : null}
      {ownTrouble ? (
        <Note icon={<IconAlertCircle aria-hidden />}>
          <Trans>Your network is unstable: nobody’s connection to you is good.</Trans>
        </Note>
      ) : null}
      {talks ? (
        <Note icon={<IconMicrophone aria-hidden />}>
          <Trans>You are heard while you hold the space bar</Trans>
        </Note>
      ) : null}
      {unheard && !talks ? (
        <Note icon={<IconMicrophoneOff aria-hidden />}>
          <Trans>You are muted. Press M to be heard, or hold the space bar.</Trans>
        </Note>
      ) : null}
    </div>
  );
}

function Note({ icon, children }: { icon: ReactNode; children: ReactNode }) {
  return (
    <div className={classes.note}>
      {icon}
      {children}
    </div>
  );
}

function DeviceWords({ event: { device, what, label } }: { event: DeviceEvent }) {
  const isCamera = device === 'camera';
  switch (what) {
    case 'replaced':
      return isCamera ? (
        <Trans>Your camera is gone. {label} is used now.</Trans>
      ) : (
        <Trans>Your microphone is gone. {label} is used now.</Trans>
      );
    case 'back':
      return <Trans>{label} is back and is used again.</Trans>;
    case 'gone':
      return isCamera ? (
        <Trans>{label} is gone, and there is no other camera.</Trans>
      ) : (
        <Trans>{label} is gone, and there is no other microphone.</Trans>
      );
    case 'withdrawn':
      return isCamera ? (
        <Trans>The camera was forbidden. Allow it in your browser’s address bar, and turn it on.</Trans>
      ) : (
        <Trans>The microphone was forbidden. Allow it in your browser’s address bar, and unmute.</Trans>
      );
    case 'stalled':
      return isCamera ? (
        <Trans>{label} sends no picture. Look for a switch or a cover on it.</Trans>
      ) : (
        <Trans>{label} sends no sound. Look for a switch on it.</Trans>
      );
  }
}
