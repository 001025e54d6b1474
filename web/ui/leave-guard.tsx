import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useBlocker } from '@tanstack/react-router';
import classes from './confirm-dialog.module.css';

/** Asks before a page is left whose changes are not saved; the browser asks by itself where the whole app is left. */
export function LeaveGuard({ when }: { when: boolean }) {
  const { t } = useLingui();
  const { status, proceed, reset } = useBlocker({
    shouldBlockFn: ({ current, next }) => when && current.pathname !== next.pathname,
    enableBeforeUnload: () => when,
    withResolver: true,
  });
  return (
    <Modal
      opened={status === 'blocked'}
      onClose={() => reset?.()}
      title={t`Changes are not saved`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <div className={classes.consequences}>
        <Trans>What you changed on this page is lost when you leave it.</Trans>
      </div>
      <div className={classes.buttons}>
        <Button onClick={() => proceed?.()} color="red">
          <Trans>Leave without saving</Trans>
        </Button>
        <Button variant="filled" data-autofocus onClick={() => reset?.()}>
          <Trans>Stay</Trans>
        </Button>
      </div>
    </Modal>
  );
}
