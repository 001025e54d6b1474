import { useLingui } from '@lingui/react/macro';
import { NativeSelect, Stack } from '@mantine/core';
import type { Capture, LocalMedia, LocalSnapshot } from '../../media/local-media.ts';
import { useFaultWords } from './fault-words.ts';

interface DeviceFieldsProps {
  local: LocalMedia;
  snapshot: LocalSnapshot;
}

/** Which camera and which microphone; says why there is none. */
export function DeviceFields({ local, snapshot }: DeviceFieldsProps) {
  const { t } = useLingui();
  const words = useFaultWords();
  const { camera, microphone, devices } = snapshot;
  return (
    <Stack gap={10}>
      <DeviceField
        label={t`Microphone`}
        devices={devices.microphones}
        capture={microphone}
        fault={microphone.is === 'faulty' ? words('microphone', microphone.why) : null}
        none={t`No microphone`}
        onChoose={(id) => void local.chooseMicrophone(id)}
      />
      <DeviceField
        label={t`Camera`}
        devices={devices.cameras}
        capture={camera}
        fault={camera.is === 'faulty' ? words('camera', camera.why) : null}
        none={t`No camera`}
        onChoose={(id) => void local.chooseCamera(id)}
      />
    </Stack>
  );
}

interface DeviceFieldProps {
  label: string;
  devices: MediaDeviceInfo[];
  capture: Capture;
  fault: string | null;
  none: string;
  onChoose: (deviceId: string) => void;
}

function DeviceField({ label, devices, capture, fault, none, onChoose }: DeviceFieldProps) {
  const { t } = useLingui();
  const options = devices.map((device, index) => ({
    value: device.deviceId,
    label: device.label || t`${label} ${index + 1}`,
  }));
  const isEmpty = options.length === 0;
  return (
    <NativeSelect
      label={label}
      data={isEmpty ? [{ value: '', label: none }] : options}
      disabled={isEmpty}
      value={chosen(capture) ?? options[0]?.value ?? ''}
      description={fault}
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

function chosen(capture: Capture): string | undefined {
  if (capture.is === 'on') return capture.track.getSettings().deviceId;
  return capture.is === 'off' ? capture.deviceId : undefined;
}
