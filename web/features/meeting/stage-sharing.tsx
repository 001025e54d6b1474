import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconScreenShareOff, IconVolume } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { LocalSnapshot } from '../../media/local-media.ts';
import classes from './stage-sharing.module.css';

interface StageSharingProps {
  screen: LocalSnapshot['screen'];
  onStop: () => void;
}

/** What one shows to the others, small, and the way to stop it. */
export function StageSharing({ screen, onStop }: StageSharingProps) {
  const { t } = useLingui();
  const video = useRef<HTMLVideoElement>(null);
  const track = screen.is === 'on' ? screen.track : null;
  useEffect(() => {
    if (video.current) video.current.srcObject = track ? new MediaStream([track]) : null;
  }, [track]);
  if (screen.is !== 'on') return null;
  return (
    <section className={classes.sharing} aria-label={t`Your screen`}>
      <video ref={video} className={classes.preview} autoPlay playsInline muted>
        <track kind="captions" />
      </video>
      <p className={classes.words}>
        <SharedSurface track={screen.track} />
        {screen.sound ? (
          <span className={classes.sound}>
            <IconVolume aria-hidden />
            <Trans>With sound</Trans>
          </span>
        ) : null}
      </p>
      <Button color="red" variant="filled" leftSection={<IconScreenShareOff aria-hidden />} onClick={onStop}>
        <Trans>Stop sharing</Trans>
      </Button>
    </section>
  );
}

function SharedSurface({ track }: { track: MediaStreamTrack }) {
  switch (track.getSettings().displaySurface) {
    case 'browser':
      return <Trans>You are sharing a tab</Trans>;
    case 'window':
      return <Trans>You are sharing a window</Trans>;
    case 'monitor':
      return <Trans>You are sharing your whole screen</Trans>;
    default:
      return <Trans>You are sharing your screen</Trans>;
  }
}
