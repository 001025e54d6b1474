import { useEffect, useRef } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import { reportSilence } from './page-sound.ts';
import classes from './party-video.module.css';

interface PartyVideoProps {
  leg: LegId;
  stream: MediaStream | null;
  /** The picture is shown; the sound is heard in any case. */
  shown: boolean;
  /** Oneself is seen as in a mirror. */
  mirrored: boolean;
  silent: boolean;
}

/** Plays a party's picture and sound. Stays in the page while the camera is off, because the sound goes on. */
export function PartyVideo({ leg, stream, shown, mirrored, silent }: PartyVideoProps) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    // A page that nobody has touched may not make a sound. Other rejections are those of a stream that was replaced.
    if (stream) element.play().catch((fault) => isRefusal(fault) && reportSilence(element));
  }, [stream]);
  return (
    <video
      ref={video}
      data-leg={leg}
      className={classes.video}
      data-shown={shown || undefined}
      data-mirrored={mirrored || undefined}
      autoPlay
      playsInline
      muted={silent}
    >
      <track kind="captions" />
    </video>
  );
}

function isRefusal(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === 'NotAllowedError';
}
