import { useMemo } from 'react';
import type { LocalSnapshot } from '../../media/local-media.ts';

/** The own picture, and whether it is shown as in a mirror: what the camera at a phone's back sees is not. */
export function useOwnPicture({ camera }: LocalSnapshot): { stream: MediaStream | null; mirrored: boolean } {
  const track = camera.is === 'on' ? camera.track : null;
  return useMemo(
    () => ({
      stream: track ? new MediaStream([track]) : null,
      mirrored: track?.getSettings().facingMode !== 'environment',
    }),
    [track],
  );
}
