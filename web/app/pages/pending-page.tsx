import { Trans } from '@lingui/react/macro';
import { Loader } from '@mantine/core';
import classes from './pending-page.module.css';

/** While a page's code or the session is on its way for more than a moment. */
export function PendingPage() {
  return (
    <div className={classes.pending} role="status">
      <Loader size="sm" />
      <span className="visually-hidden">
        <Trans>Loading</Trans>
      </span>
    </div>
  );
}
