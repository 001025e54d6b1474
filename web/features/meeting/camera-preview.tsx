import { Trans, useLingui } from '@lingui/react/macro';
import { IconMicrophone, IconMicrophoneOff, IconVideo, IconVideoOff } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { LocalMedia, LocalSnapshot } from '../../media/local-media.ts';
import { initialsOf } from '../../ui/avatar.tsx';
import classes from './camera-preview.module.css';
import { useFaultWords } from './fault-words.ts';
import { LevelBar } from './level-bar.tsx';

interface CameraPreviewProps {
  local: LocalMedia;
  snapshot: LocalSnapshot;
  name: string;
}

/** How one will be seen and heard, with the two switches that matter. */
export function CameraPreview({ local, snapshot, name }: CameraPreviewProps) {
  const { t } = useLingui();
  const { camera, microphone, muted } = snapshot;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    if (video.current) video.current.srcObject = camera.is === 'on' ? new MediaStream([camera.track]) : null;
  }, [camera]);
  const isOn = camera.is === 'on';
  const isHeard = microphone.is === 'on' && !muted;
  return (
    <section className={classes.preview} aria-label={t`Preview`}>
      <video ref={video} className={classes.video} data-shown={isOn || undefined} autoPlay playsInline muted>
        <track kind="captions" />
      </video>
      {isOn ? null : (
        <div className={classes.empty}>
          {name ? (
            <span className={classes.face} aria-hidden="true">
              {initialsOf(name)}
            </span>
          ) : null}
          <CameraWords snapshot={snapshot} />
        </div>
      )}
      <div className={classes.controls}>
        <button
          type="button"
          className={classes.switch}
          data-off={!isHeard || undefined}
          onClick={() => void local.setMuted(isHeard)}
        >
          {isHeard ? <IconMicrophone aria-hidden /> : <IconMicrophoneOff aria-hidden />}
          {isHeard ? <Trans>Mute</Trans> : <Trans>Unmute</Trans>}
        </button>
        <button
          type="button"
          className={classes.switch}
          data-off={!isOn || undefined}
          onClick={() => void local.setCamera(!isOn)}
        >
          {isOn ? <IconVideo aria-hidden /> : <IconVideoOff aria-hidden />}
          {isOn ? <Trans>Turn camera off</Trans> : <Trans>Turn camera on</Trans>}
        </button>
        {microphone.is === 'on' ? <LevelBar local={local} /> : <MicrophoneWords snapshot={snapshot} />}
      </div>
    </section>
  );
}

function CameraWords({ snapshot: { camera } }: { snapshot: LocalSnapshot }) {
  const words = useFaultWords();
  if (camera.is === 'opening') return <Trans>Opening the camera</Trans>;
  if (camera.is === 'faulty') return words('camera', camera.why);
  return <Trans>Your camera is off</Trans>;
}

function MicrophoneWords({ snapshot: { microphone } }: { snapshot: LocalSnapshot }) {
  const words = useFaultWords();
  if (microphone.is !== 'faulty') return null;
  return <span className={classes.words}>{words('microphone', microphone.why)}</span>;
}
