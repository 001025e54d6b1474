import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Slider } from '@mantine/core';
import {
  IconMicrophone,
  IconMicrophoneOff,
  IconPhoneOff,
  IconVideo,
  IconVideoOff,
  IconVolume,
} from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RemoteAct } from '../../../contract/screen.ts';
import type { ScannedSystem } from '../../../contract/video-system-devices.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { OnItsWay } from './on-its-way.tsx';
import type { Remote } from './remote.ts';
import classes from './scanned.module.css';

interface RemoteControlProps {
  token: string;
  system: ScannedSystem;
  remote: Remote;
}

/** Milliseconds in which a screen has done what it was told, as a rule. */
const saysSoWithin = 250;

/** The phone as the screen's remote control: what it does now, and what one can make it do. */
export function RemoteControl({ token, system, remote }: RemoteControlProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const look = () => void queries.invalidateQueries({ queryKey: api.videoSystemDevices.look.key() });
  const control = useMutation(
    api.videoSystemDevices.control.mutationOptions({
      // The screen does it and says so a moment later.
      onSuccess: () => void setTimeout(look, saysSoWithin),
      onError: look,
    }),
  );
  const act = (body: RemoteAct) => control.mutate({ params: { token }, body });
  const { microphone, camera, at } = remote;
  if (at !== 'in') {
    return <OnItsWay system={system} remote={remote} fault={control.error} onCancel={() => act({ do: 'leave' })} />;
  }
  const heard = microphone === 'on';
  const seen = camera === 'on';
  return (
    <div className={classes.remote}>
      <div className={classes.keys}>
        <button
          type="button"
          className={classes.key}
          data-off={!heard || undefined}
          disabled={microphone === 'missing'}
          onClick={() => act({ do: 'microphone', on: !heard })}
        >
          {heard ? <IconMicrophone aria-hidden /> : <IconMicrophoneOff aria-hidden />}
          {microphone === 'missing' ? <Trans>No microphone</Trans> : null}
          {microphone === 'on' ? <Trans>Mute</Trans> : null}
          {microphone === 'off' ? <Trans>Unmute</Trans> : null}
        </button>
        <button
          type="button"
          className={classes.key}
          data-off={!seen || undefined}
          disabled={camera === 'missing'}
          onClick={() => act({ do: 'camera', on: !seen })}
        >
          {seen ? <IconVideo aria-hidden /> : <IconVideoOff aria-hidden />}
          {camera === 'missing' ? <Trans>No camera</Trans> : null}
          {camera === 'on' ? <Trans>Turn camera off</Trans> : null}
          {camera === 'off' ? <Trans>Turn camera on</Trans> : null}
        </button>
      </div>
      <Volume key={remote.volume} percent={remote.volume} onChoose={(percent) => act({ do: 'volume', percent })} />
      <Button
        color="red"
        variant="filled"
        size="md"
        fullWidth
        leftSection={<IconPhoneOff aria-hidden />}
        onClick={() => act({ do: 'leave' })}
      >
        <Trans>Leave</Trans>
      </Button>
      <ProblemAlert error={control.error} />
      <p className="visually-hidden" role="status">
        {heard ? t`The screen can be heard` : t`The screen is muted`}
      </p>
    </div>
  );
}

function Volume({ percent, onChoose }: { percent: number; onChoose: (percent: number) => void }) {
  const { t } = useLingui();
  const [shown, setShown] = useState(percent);
  return (
    <div className={classes.volume}>
      <IconVolume aria-hidden />
      <Slider
        flex={1}
        thumbLabel={t`Volume`}
        label={(value) => `${value} %`}
        min={0}
        max={100}
        step={5}
        value={shown}
        onChange={setShown}
        onChangeEnd={onChoose}
      />
    </div>
  );
}
