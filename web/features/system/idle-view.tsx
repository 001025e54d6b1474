import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Screen } from '../../../contract/video-system-devices.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './system.module.css';

interface IdleViewProps {
  system: Extract<Screen, { state: 'paired' }>;
  connected: boolean;
}

/** A video system at rest: what time it is, what it is called, how to bring a meeting to it. */
export function IdleView({ system: { name, videoAddress, codeLink }, connected }: IdleViewProps) {
  const { t } = useLingui();
  const format = useFormat();
  const now = useMinute();
  return (
    <div className={classes.idle}>
      <div>
        <time className={classes.clock} dateTime={now.toISOString()}>
          {format.time(now)}
        </time>
        <p className={classes.day}>{format.day(localDay(now))}</p>
      </div>
      <div className={classes.who}>
        <h1 className={classes.name}>{name}</h1>
        <p className={classes.address}>{videoAddress}</p>
        <p className={classes.state} role="status">
          <i className={classes.dot} data-connected={connected || undefined} aria-hidden="true" />
          {connected ? <Trans>Idle</Trans> : <Trans>Offline: no connection to the service. Trying again.</Trans>}
        </p>
      </div>
      <div className={classes.scan}>
        <p>
          <Trans>Scan with your phone’s camera to bring your meeting here</Trans>
        </p>
        <div className={classes.picture}>
          <QrCode text={codeLink} label={t`QR code of ${name}`} />
        </div>
      </div>
    </div>
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
