import { Trans } from '@lingui/react/macro';
import classes from './usage.module.css';

/** While records are counted anew, after a change of the time zone, an import or a rebuilding. */
export function StillCounting() {
  return (
    <p className={classes.notice} role="status">
      <Trans>
        The records are being counted anew, which happens after a change of the time zone. The figures appear here by
        themselves as soon as that is done.
      </Trans>
    </p>
  );
}
