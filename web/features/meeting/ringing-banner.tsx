import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPhoneCalling } from '@tabler/icons-react';
import type { CalledParty } from '../../../contract/live.ts';
import type { ControlAct } from '../../call/meeting-phase.ts';
import classes from './meeting-banners.module.css';

interface RingingBannerProps {
  ringing: readonly CalledParty[];
  /** Nobody else is in a direct call any more, which ends where nobody answers. */
  isLast: boolean;
  mayCancel: boolean;
  onControl: (act: ControlAct) => void;
}

/** Says who is being called to come into the call. */
export function RingingBanner({ ringing, isLast, mayCancel, onControl }: RingingBannerProps) {
  const { t } = useLingui();
  return (
    <div role="status" className={classes.group}>
      {ringing.map(({ ring, name }) => (
        <div key={ring} className={classes.banner}>
          <IconPhoneCalling aria-hidden />
          {isLast ? (
            <Trans>You are the last one here. {name} is being called; without an answer the call ends.</Trans>
          ) : (
            <Trans>{name} is being called</Trans>
          )}
          {mayCancel ? (
            <Button
              size="xs"
              aria-label={t`Cancel the call to ${name}`}
              onClick={() => onControl({ type: 'cancel', ring })}
            >
              <Trans>Cancel</Trans>
            </Button>
          ) : null}
        </div>
      ))}
    </div>
  );
}
