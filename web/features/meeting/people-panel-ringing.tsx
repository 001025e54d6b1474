import { Trans, useLingui } from '@lingui/react/macro';
import { IconPhoneCalling } from '@tabler/icons-react';
import type { CalledParty } from '../../../contract/live.ts';
import type { ControlAct } from '../../call/meeting-phase.ts';
import box from './lobby-box.module.css';
import classes from './people-panel.module.css';

interface RingingBoxProps {
  ringing: readonly CalledParty[];
  onControl: (act: ControlAct) => void;
}

/** Who is being called to come into the meeting. */
export function RingingBox({ ringing, onControl }: RingingBoxProps) {
  const { t } = useLingui();
  return (
    <ul className={classes.ringing} aria-label={t`Being called`}>
      {ringing.map(({ ring, name }) => (
        <li key={ring} className={classes.person}>
          <span className={classes.face}>
            <IconPhoneCalling aria-hidden />
          </span>
          <span className={classes.name}>
            <bdi>{name}</bdi>{' '}
            <small>
              <Trans>Ringing</Trans>
            </small>
          </span>
          <button
            type="button"
            className={box.refuse}
            aria-label={t`Cancel the call to ${name}`}
            onClick={() => onControl({ type: 'cancel', ring })}
          >
            <Trans>Cancel</Trans>
          </button>
        </li>
      ))}
    </ul>
  );
}
