import { Button } from '@mantine/core';
import { Notifications, notifications } from '@mantine/notifications';
import type { ReactNode } from 'react';
import classes from './toast.module.css';

/** Where toasts appear; once in the app. */
export function Toasts() {
  return <Notifications position="bottom-center" limit={3} containerWidth={460} zIndex={1000} />;
}

/** Says in a line at the foot of the screen what has happened. */
export function tell(message: ReactNode): void {
  notifications.show({ message, withCloseButton: true, autoClose: 5000, withBorder: false });
}

/** Says what has happened and offers to undo it for ten seconds. `undo` is the button's word. */
export function tellWithUndo(message: ReactNode, undo: { label: ReactNode; run: () => void }): void {
  const id = notifications.show({
    autoClose: 10_000,
    withCloseButton: true,
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
