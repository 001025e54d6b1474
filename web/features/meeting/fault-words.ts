import { useLingui } from '@lingui/react/macro';
import type { CaptureFault } from '../../media/capture.ts';

/** Says why there is no camera or microphone, and what to do. */
export function useFaultWords(): (kind: 'camera' | 'microphone', why: CaptureFault) => string {
  const { t } = useLingui();
  return (kind, why) => {
    const isCamera = kind === 'camera';
    switch (why) {
      case 'insecure':
        return t`Needs an address with https.`;
      case 'refused':
        return isCamera
          ? t`Not allowed. Allow the camera in your browser’s address bar.`
          : t`Not allowed. Allow the microphone in your browser’s address bar.`;
      case 'missing':
        return isCamera ? t`No camera found. You can join without.` : t`No microphone found. You can join and listen.`;
      case 'in-use':
        return isCamera
          ? t`Another program uses the camera. Close it and turn the camera on.`
          : t`Another program uses the microphone. Close it and unmute.`;
      case 'failed':
        return isCamera ? t`The camera does not work.` : t`The microphone does not work.`;
    }
  };
}
