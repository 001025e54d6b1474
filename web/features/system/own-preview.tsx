import { useLingui } from '@lingui/react/macro';
import { useEffect, useRef } from 'react';
import classes from './calls.module.css';
import type { Station } from './station.ts';
import { useStationLocal } from './use-station.ts';

/** What others will see of this room. */
export function OwnPreview({ station }: { station: Station }) {
  const { t } = useLingui();
  const { camera } = useStationLocal(station);
  const video = useRef<HTMLVideoElement>(null);
  const track = camera.is === 'on' ? camera.track : null;
  useEffect(() => {
    if (video.current) video.current.srcObject = track && new MediaStream([track]);
  }, [track]);
  if (!track) return null;
  return (
    <video ref={video} className={classes.preview} aria-label={t`This room’s camera`} autoPlay playsInline muted>
      <track kind="captions" />
    </video>
  );
}
