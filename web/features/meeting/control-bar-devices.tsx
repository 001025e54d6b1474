import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import type { LocalMedia, LocalSnapshot } from '../../media/local-media.ts';
import classes from './control-bar-devices.module.css';
import { DeviceFault } from './device-fields-fault.tsx';
import { TestSoundButton } from './device-fields-test.tsx';
import { LevelBar } from './level-bar.tsx';
import { useOutputs } from './use-outputs.ts';

interface DeviceChoicesProps {
  local: LocalMedia;
  snapshot: LocalSnapshot;
}

/** Which microphone hears and which speaker is heard. */
export function SoundChoices({ local, snapshot: { microphone, devices } }: DeviceChoicesProps) {
  const { t } = useLingui();
  const outputs = useOutputs();
  const current = microphone.is === 'on' ? microphone.track.getSettings().deviceId : undefined;
  return (
    <div className={classes.choices}>
      <Choices
        title={t`Microphone`}
        devices={devices.microphones}
        current={current}
        onChoose={(id) => local.chooseMicrophone(id)}
      />
      {microphone.is === 'on' ? (
        <LevelBar local={local} />
      ) : (
        <DeviceFault kind="microphone" local={local} capture={microphone} />
      )}
      {outputs.may ? (
        <>
          <Choices
            title={t`Speaker`}
            devices={outputs.devices}
            system={t`As the system plays`}
            current={outputs.chosen}
            onChoose={async (id) => outputs.choose(id)}
          />
          <TestSoundButton />
        </>
      ) : (
        <p className={classes.note}>
          <Trans>This browser plays where the system plays.</Trans>
        </p>
      )}
    </div>
  );
}

/** Which camera sees. */
export function CameraChoices({ local, snapshot: { camera, devices } }: DeviceChoicesProps) {
  const { t } = useLingui();
  const current = camera.is === 'on' ? camera.track.getSettings().deviceId : undefined;
  return (
    <div className={classes.choices}>
      <Choices
        title={t`Camera`}
        devices={devices.cameras}
        current={current ?? (camera.is === 'off' ? camera.deviceId : undefined)}
        onChoose={(id) => local.chooseCamera(id)}
      />
      <DeviceFault kind="camera" local={local} capture={camera} />
    </div>
  );
}

interface ChoicesProps {
  title: string;
  devices: readonly MediaDeviceInfo[];
  /** What the system's own choice is called, where it can be chosen. */
  system?: string;
  current: string | undefined;
  onChoose: (deviceId: string) => Promise<void>;
}

function Choices({ title, devices, system, current, onChoose }: ChoicesProps) {
  // While a device is being opened, the one that was asked for is the one that is chosen.
  const [wanted, setWanted] = useState<string>();
  const choose = async (id: string) => {
    setWanted(id);
    await onChoose(id);
    setWanted(undefined);
  };
  const named = devices.map(({ deviceId, label }, index) => ({
    id: deviceId,
    label: label || `${title} ${index + 1}`,
  }));
  const options = system === undefined ? named : [{ id: '', label: system }, ...named];
  if (options.length === 0) return <h3>{title}</h3>;
  return (
    <fieldset className={classes.group}>
      <legend>{title}</legend>
      {options.map(({ id, label }) => (
        <label key={id} className={classes.option}>
          <input type="radio" name={title} checked={id === (wanted ?? current)} onChange={() => void choose(id)} />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
