import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPhoneOff } from '@tabler/icons-react';
import classes from './control-bar.module.css';
import { ControlSplit } from './control-bar-split.tsx';

interface LeaveControlProps {
  /** Whether one may end the meeting for everybody. */
  mayEnd: boolean;
  onLeave: () => void;
  onEnd: () => void;
}

/** Leaves at once; who has control may end the meeting for everybody instead. */
export function LeaveControl({ mayEnd, onLeave, onEnd }: LeaveControlProps) {
  const { t } = useLingui();
  const leave = (
    <button type="button" className={classes.leave} onClick={onLeave}>
      <span className={classes.key}>
        <IconPhoneOff aria-hidden />
      </span>
      <span className={classes.word}>
        <Trans>Leave</Trans>
      </span>
    </button>
  );
  if (!mayEnd) return <div className={classes.apart}>{leave}</div>;
  return (
    <div className={classes.apart}>
      <ControlSplit
        label={t`End meeting`}
        panel={() => (
          <div className={classes.end}>
            <p>
              <Trans>Everybody is disconnected, and who waits is sent away.</Trans>
            </p>
            <Button color="red" variant="filled" fullWidth onClick={onEnd}>
              <Trans>End for all</Trans>
            </Button>
          </div>
        )}
      >
        {leave}
      </ControlSplit>
    </div>
  );
}
