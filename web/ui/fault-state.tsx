import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconAlertTriangle, IconRefresh } from '@tabler/icons-react';
import classes from './states.module.css';

interface FaultStateProps {
  /** What happened. */
  title: string;
  /** What to do. */
  detail: string;
  /** Names this case to the operator, who finds it in the log. */
  requestId?: string | undefined;
  onRetry?: (() => void) | undefined;
}

/** In the place of what could not be shown. */
export function FaultState({ title, detail, requestId, onRetry }: FaultStateProps) {
  return (
    <div className={classes.state} role="alert">
      <span className={classes.icon} data-fault>
        <IconAlertTriangle aria-hidden />
      </span>
      <h2>{title}</h2>
      <p className={classes.text}>{detail}</p>
      {onRetry ? (
        <div className={classes.action}>
          <Button leftSection={<IconRefresh aria-hidden />} onClick={onRetry}>
            <Trans>Try again</Trans>
          </Button>
        </div>
      ) : null}
      {requestId ? (
        <small>
          <Trans>Request {requestId}</Trans>
        </small>
      ) : null}
    </div>
  );
}
