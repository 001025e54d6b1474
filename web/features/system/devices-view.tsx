import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect } from 'react';
import { DeviceFields } from '../meeting/index.ts';
import dial from './dial.module.css';
import { keepDevices } from './kept.ts';
import { OwnPreview } from './own-preview.tsx';
import { ScreenPanel } from './screen-panel.tsx';
import type { Station } from './station.ts';
import { useStation, useStationLocal } from './use-station.ts';

interface DevicesViewProps {
  station: Station;
  onBack: () => void;
}

/** For who installs the screen: which camera, microphone and speaker it uses, and how loud it is. */
export function DevicesView({ station, onBack }: DevicesViewProps) {
  const { t } = useLingui();
  const { volume } = useStation(station);
  const local = useStationLocal(station);
  const { camera, microphone } = local;
  useEffect(() => {
    void station.preview();
    return () => station.endPreview();
  }, [station]);
  useEffect(() => {
    const id = (capture: typeof camera) => (capture.is === 'on' ? capture.track.getSettings().deviceId : undefined);
    const [cameraId, microphoneId] = [id(camera), id(microphone)];
    keepDevices({
      ...(cameraId === undefined ? {} : { camera: cameraId }),
      ...(microphoneId === undefined ? {} : { microphone: microphoneId }),
    });
  }, [camera, microphone]);
  return (
    <ScreenPanel title={t`Camera, microphone and speaker`} onBack={onBack}>
      <div className={dial.devices}>
        <div className={dial.fields}>
          <DeviceFields local={station.local} snapshot={local} />
          <label className={dial.volume}>
            <Trans>Volume</Trans>
            <input
              type="range"
              min={0}
              max={100}
              step={5}
              value={volume}
              onChange={(event) => station.setVolume(Number(event.currentTarget.value))}
            />
            <output>{volume} %</output>
          </label>
          <p className={dial.words}>
            <Trans>The screen keeps what you choose here, over restarts too.</Trans>
          </p>
        </div>
        <OwnPreview station={station} />
      </div>
    </ScreenPanel>
  );
}
