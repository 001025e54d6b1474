import { t } from '@lingui/core/macro';
import { Button } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import classes from './toast.module.css';

/** Where toasts appear; once in the app. */
export function Toasts() {
  return <Notifications position="bottom-center" limit={3} containerWidth={460} zIndex={1000} />;
}

const shared = () => ({ withCloseButton: true, closeButtonProps: { 'aria-label': t`Close` } });

/** Says in a line at the foot of the screen what has happened. */
export function tell(message: ReactNode): void {
  notifications.show({ ...shared(), message, autoClose: 5000 });
}

/** Says what has happened and offers to undo it for ten seconds. `undo` is the button's word. */
export function tellWithUndo(message: ReactNode, undo: { label: ReactNode; run: () => void }): void {
  const id = notifications.show({
    ...shared(),
    autoClose: 10_000,
    message: (
      <span className={classes.line}>
        <span>{message}</span>
        <Button
          variant="transparent"
          size="xs"
          className={classes.undo}
          onClick={() => {
            notifications.hide(id);
            undo.run();
          }}
        >
          {undo.label}
        </Button>
      </span>
    ),
  });
}
