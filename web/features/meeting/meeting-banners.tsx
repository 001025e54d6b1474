import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconVolume, IconWifiOff } from '@tabler/icons-react';
import { type ReactNode, useSyncExternalStore } from 'react';
import type { ServiceLink } from '../../call/meeting-phase.ts';
import classes from './meeting-banners.module.css';
import { isSilenced, subscribeToSilence, turnSoundOn } from './page-sound.ts';

interface MeetingBannersProps {
  service: ServiceLink;
  /** More of them. */
  children?: ReactNode;
}

/** What somebody in a meeting has to know now. */
export function MeetingBanners({ service, children }: MeetingBannersProps) {
  const silenced = useSyncExternalStore(subscribeToSilence, isSilenced);
  return (
    <div className={classes.banners}>
      <div role="status">
        {service === 'up' ? null : (
          <p className={classes.banner}>
            <IconWifiOff aria-hidden />
            <Trans>No connection to the service. Picture and sound go on, and you come back by yourself.</Trans>
          </p>
        )}
      </div>
      {children}
      {silenced ? (
        <div className={classes.banner} role="alert">
          <IconVolume aria-hidden />
          <Trans>Your browser keeps this page silent.</Trans>
          <Button size="xs" onClick={turnSoundOn}>
            <Trans>Turn sound on</Trans>
          </Button>
        </div>
      ) : null}
    </div>
  );
}
