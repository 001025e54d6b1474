import { Trans, useLingui } from '@lingui/react/macro';
import { useEffect, useState } from 'react';
import type { Screen } from '../../../contract/video-system-devices.ts';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './system.module.css';

interface IdleViewProps {
  system: Extract<Screen, { state: 'paired' }>;
  connected: boolean;
}

/** A video system at rest: what time it is, what it is called, how to bring a meeting to it. */
export function IdleView({ system: { name, videoAddress, codeLink }, connected }: IdleViewProps) {
  const { t, i18n } = useLingui();
  const now = useMinute();
  const time = new Intl.DateTimeFormat(i18n.locale, { hour: '2-digit', minute: '2-digit' }).format(now);
  const day = new Intl.DateTimeFormat(i18n.locale, { weekday: 'long', day: 'numeric', month: 'long' }).format(now);
  return (
    <div className={classes.idle}>
      <div>
        <time className={classes.clock} dateTime={now.toISOString()}>
          {time}
        </time>
        <p className={classes.day}>{day}</p>
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
