import { useLingui } from '@lingui/react/macro';
import { NativeSelect, Stack } from '@mantine/core';
import type { Capture, LocalMedia, LocalSnapshot } from '../../media/local-media.ts';
import { DeviceFault } from './device-fields-fault.tsx';
import { TestSoundButton } from './device-fields-test.tsx';
import { RelayOnlyBox } from './relay-only-box.tsx';
import { useOutputs } from './use-outputs.ts';

interface DeviceFieldsProps {
  local: LocalMedia;
  snapshot: LocalSnapshot;
}

/** Which microphone, speaker and camera; says why there is none. */
export function DeviceFields({ local, snapshot }: DeviceFieldsProps) {
  const { t } = useLingui();
  const outputs = useOutputs();
  const { camera, microphone, devices } = snapshot;
  const speakers = outputs.devices.map(({ deviceId, label }) => ({ value: deviceId, label }));
  return (
    <Stack gap={10}>
      <DeviceField
        label={t`Microphone`}
        devices={devices.microphones}
        capture={microphone}
        none={t`No microphone`}
        onChoose={(id) => void local.chooseMicrophone(id)}
      />
      <DeviceFault kind="microphone" local={local} capture={microphone} />
      {outputs.may ? (
        <>
          <NativeSelect
            label={t`Speaker`}
            data={[{ value: '', label: t`As the system plays` }, ...speakers]}
            value={outputs.chosen}
            onChange={(event) => outputs.choose(event.currentTarget.value)}
          />
          <div>
            <TestSoundButton />
          </div>
        </>
      ) : null}
      <DeviceField
        label={t`Camera`}
        devices={devices.cameras}
        capture={camera}
        none={t`No camera`}
        onChoose={(id) => void local.chooseCamera(id)}
      />
      <DeviceFault kind="camera" local={local} capture={camera} />
      <RelayOnlyBox />
    </Stack>
  );
}

interface DeviceFieldProps {
  label: string;
  devices: MediaDeviceInfo[];
  capture: Capture;
  none: string;
  onChoose: (deviceId: string) => void;
}

function DeviceField({ label, devices, capture, none, onChoose }: DeviceFieldProps) {
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
      onChange={(event) => onChoose(event.currentTarget.value)}
    />
  );
}

function chosen(capture: Capture): string | undefined {
  if (capture.is === 'on') return capture.track.getSettings().deviceId;
  return capture.is === 'off' ? capture.deviceId : undefined;
}
