import { useEffect, useRef } from 'react';
import type { LegId } from '../../../contract/ids.ts';
import { followOutput } from '../../media/sound-output.ts';
import { reportSilence } from './page-sound.ts';
import classes from './party-video.module.css';

/** `near`: cut to fill its tile, unless too much would be lost. The others are for screens. */
export type VideoFit = 'near' | 'whole' | 'fill' | 'actual';

interface PartyVideoProps {
  leg: LegId;
  what?: 'camera' | 'screen';
  stream: MediaStream | null;
  /** The picture is shown; the sound is heard in any case. */
  shown: boolean;
  /** Oneself is seen as in a mirror. */
  mirrored: boolean;
  silent: boolean;
  fit?: VideoFit;
  /** Width by height of where it stands. */
  shape: number;
}

/** A picture of which less than this part would be left is shown whole. */
const leastLeft = 0.48;

/** Plays a party's picture and sound. Stays in the page while the camera is off, because the sound goes on. */
export function PartyVideo(props: PartyVideoProps) {
  const { leg, what = 'camera', stream, shown, mirrored, silent, fit = 'near', shape } = props;
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    element.srcObject = stream;
    // A page that nobody has touched may not make a sound. Other rejections are those of a stream that was replaced.
    if (stream) element.play().catch((fault) => isRefusal(fault) && reportSilence(element));
  }, [stream]);
  useEffect(() => {
    const element = video.current;
    return element && !silent ? followOutput(element) : undefined;
  }, [silent]);
  useEffect(() => {
    const element = video.current;
    if (!element) return undefined;
    const follow = () => fitVideo(element, fit, shape);
    follow();
    element.addEventListener('resize', follow);
    return () => element.removeEventListener('resize', follow);
  }, [fit, shape]);
  return (
    <video
      ref={video}
      {...(what === 'camera' ? { 'data-leg': leg } : { 'data-screen': leg })}
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

function fitVideo(element: HTMLVideoElement, fit: VideoFit, shape: number): void {
  const { videoWidth, videoHeight, dataset, style } = element;
  const own = videoHeight > 0 ? videoWidth / videoHeight : shape;
  const left = Math.min(own / shape, shape / own);
  const near = left < leastLeft ? 'whole' : 'fill';
  dataset['fit'] = fit === 'near' ? near : fit;
  // One pixel of the other screen on one of this one.
  style.width = fit === 'actual' ? `${videoWidth / devicePixelRatio}px` : '';
}

function isRefusal(fault: unknown): boolean {
  return fault instanceof DOMException && fault.name === 'NotAllowedError';
}
