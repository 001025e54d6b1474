import { Trans, useLingui } from '@lingui/react/macro';
import { IconDoor, IconPhone, IconSettings, IconVideo } from '@tabler/icons-react';
import { useEffect, useRef, useState } from 'react';
import { useFormat } from '../../i18n/format-context.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import type { Dialling } from './dialling.ts';
import type { PairedScreen } from './paired-screen.ts';
import type { Station } from './station.ts';
import classes from './system.module.css';
import { useArrows } from './use-arrows.ts';
import { useResting } from './use-resting.ts';
import { useStation, useStationLocal } from './use-station.ts';

interface IdleViewProps {
  system: PairedScreen;
  station: Station;
  onOpen: (what: Dialling | 'devices') => void;
}

/** A video system at rest: what time it is, what it is called, how to bring a meeting to it or call from it. */
export function IdleView({ system, station, onOpen }: IdleViewProps) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useMinute();
  const { connected } = useStation(station);
  const { dimmed, place } = useResting(Math.floor(now.getTime() / 60_000));
  const view = useRef<HTMLDivElement>(null);
  useArrows(view);
  const { name, videoAddress, codeLink, twinnedTo } = system;
  return (
    <div className={classes.idle} ref={view} data-dimmed={dimmed || undefined} data-place={place}>
      <div>
        <time className={classes.clock} dateTime={now.toISOString()}>
          {format.time(now)}
        </time>
        <p className={classes.day}>{format.day(localDay(now))}</p>
      </div>
      <div className={classes.who}>
        <h1 className={classes.name}>{name}</h1>
        <p className={classes.address}>{videoAddress}</p>
        <div className={classes.acts}>
          <button type="button" className={classes.main} data-first onClick={() => onOpen('meet')}>
            <IconVideo aria-hidden />
            <Trans>Meet</Trans>
          </button>
          <button type="button" className={classes.act} onClick={() => onOpen('call')}>
            <IconPhone aria-hidden />
            <Trans>Call</Trans>
          </button>
          <button type="button" className={classes.act} onClick={() => onOpen('rooms')}>
            <IconDoor aria-hidden />
            <Trans>Rooms</Trans>
          </button>
        </div>
        <p className={classes.state} role="status">
          <i className={classes.dot} data-connected={connected || undefined} aria-hidden="true" />
          <span>
            {connected ? <Trans>Idle</Trans> : <Trans>Offline: no connection to the service. Trying again.</Trans>}
          </span>
          {connected && twinnedTo !== null ? <span>{t`Rings with ${twinnedTo}`}</span> : null}
        </p>
        <MissingDevices station={station} />
      </div>
      <div className={classes.foot}>
        <button
          type="button"
          className={classes.quiet}
          aria-label={t`Camera, microphone and speaker`}
          onClick={() => onOpen('devices')}
        >
          <IconSettings aria-hidden />
        </button>
        <div className={classes.scan}>
          <p>
            <Trans>Scan with your phone’s camera to bring your meeting here</Trans>
          </p>
          <div className={classes.picture}>
            <QrCode text={codeLink} label={t`QR code of ${name}`} />
          </div>
        </div>
      </div>
    </div>
  );
}

function MissingDevices({ station }: { station: Station }) {
  const { camera, microphone } = useStationLocal(station);
  const noCamera = camera.is === 'faulty';
  const noMicrophone = microphone.is === 'faulty';
  if (!noCamera && !noMicrophone) return null;
  return (
    <p className={classes.warning}>
      {noCamera && noMicrophone ? (
        <Trans>No camera and no microphone: others neither see nor hear this room.</Trans>
      ) : null}
      {noCamera && !noMicrophone ? <Trans>No camera: others don’t see this room.</Trans> : null}
      {!noCamera && noMicrophone ? <Trans>No microphone: others don’t hear this room.</Trans> : null}
    </p>
  );
}

/** The calendar day where the screen hangs. */
function localDay(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}

/** Now; another once the minute is another. */
function useMinute(): Date {
  const [now, setNow] = useState(() => new Date());
  useEffect(() => {
    const minuteOf = (at: Date) => Math.floor(at.getTime() / 60_000);
    const look = () =>
      setNow((shown) => {
        const current = new Date();
        return minuteOf(current) === minuteOf(shown) ? shown : current;
      });
    const timer = setInterval(look, 1000);
    return () => clearInterval(timer);
  }, []);
  return now;
}
