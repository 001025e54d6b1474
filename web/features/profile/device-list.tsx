import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDeviceLaptop, IconDeviceMobile } from '@tabler/icons-react';
import type { z } from 'zod';
import type { sessionDevice } from '../../../contract/identity.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './device-list.module.css';

export type Device = z.infer<typeof sessionDevice>;

interface DeviceListProps {
  devices: readonly Device[];
  /** For one's own devices: ends the session of one of them. */
  onSignOut?: (device: Device) => void;
  /** The device whose session is being ended. */
  ending?: string | undefined;
}

/** Where somebody is signed in: browser, network address, last use. */
export function DeviceList({ devices, onSignOut, ending }: DeviceListProps) {
  const { t } = useLingui();
  return (
    <ul className={classes.list}>
      {devices.map((device) => (
        <li key={device.id} className={classes.device}>
          {/iphone|ipad|android|mobile/i.test(device.browser) ? (
            <IconDeviceMobile aria-hidden />
          ) : (
            <IconDeviceLaptop aria-hidden />
          )}
          <span className={classes.what}>
            <span>{device.browser}</span>
            <Facts device={device} own={onSignOut !== undefined} />
          </span>
          {onSignOut && !device.current ? (
            <Button
              size="xs"
              loading={ending === device.id}
              aria-label={t`Sign out ${device.browser}`}
              onClick={() => onSignOut(device)}
            >
              <Trans>Sign out</Trans>
            </Button>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

function Facts({ device: { networkAddress, lastUsedAt, current }, own }: { device: Device; own: boolean }) {
  const format = useFormat();
  return (
    <span className={classes.facts}>
      {networkAddress ? `${networkAddress} · ` : null}
      {current && own ? <Trans>this device</Trans> : format.ago(lastUsedAt)}
    </span>
  );
}
