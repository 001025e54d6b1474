import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import type { Capture, DeviceKind, LocalMedia } from '../../media/local-media.ts';
import classes from './device-fields.module.css';
import { useFaultWords } from './fault-words.ts';

interface DeviceFaultProps {
  kind: DeviceKind;
  local: LocalMedia;
  capture: Capture;
}

/** Why there is no camera or microphone, what to do about it, and another try. */
export function DeviceFault({ kind, local, capture }: DeviceFaultProps) {
  const words = useFaultWords();
  if (capture.is !== 'faulty') return null;
  const retry = () => void (kind === 'camera' ? local.chooseCamera(undefined) : local.chooseMicrophone(undefined));
  return (
    <div className={classes.fault}>
      <p>{words(kind, capture.why)}</p>
      {capture.why === 'insecure' ? null : (
        <Button size="xs" onClick={retry}>
          <Trans>Try again</Trans>
        </Button>
      )}
    </div>
  );
}
