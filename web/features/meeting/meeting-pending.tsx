import { Trans } from '@lingui/react/macro';
import { Loader } from '@mantine/core';
import classes from './meeting-pending.module.css';

/** For the moment in which the page comes back into its meeting. */
export function MeetingPending() {
  return (
    <div className={classes.pending} role="status">
      <Loader size="sm" />
      <Trans>Coming back into the meeting</Trans>
    </div>
  );
}
