import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import classes from './confirm-dialog.module.css';

interface ConfirmDialogProps {
  opened: boolean;
  onClose: () => void;
  /** The question, with the name of what it is about: `Remove Amalie Dahl`. */
  title: string;
  /** What follows from it, said before the button. */
  consequences: ReactNode;
  /** The verb on the button: `Remove member`. */
  confirm: ReactNode;
  onConfirm: () => void;
  working: boolean;
  /** Red: something is lost. */
  danger?: boolean;
  /** For what can't be undone: the name that must be typed. */
  typeToConfirm?: string;
  /** A fault of the last try, shown above the buttons. */
  fault?: ReactNode;
}

/** Asks before an act whose consequences reach further than its button, and which can't simply be undone. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const { opened, onClose, title, consequences, confirm, onConfirm, working, danger, typeToConfirm, fault } = props;
  const { t } = useLingui();
  const [typed, setTyped] = useState('');
  const ready = typeToConfirm === undefined || typed.trim() === typeToConfirm;
  const close = () => {
    setTyped('');
    onClose();
  };
  return (
    <Modal opened={opened} onClose={close} title={title} closeButtonProps={{ 'aria-label': t`Close` }}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          // Events go through a dialog up to where it is written: a form around it is not the one that is sent.
          event.stopPropagation();
          if (ready) onConfirm();
        }}
      >
        <div className={classes.consequences}>{consequences}</div>
        {typeToConfirm === undefined ? null : (
          <TextInput
            mt="sm"
            label={<Trans>Type “{typeToConfirm}” to go on</Trans>}
            value={typed}
            onChange={(event) => setTyped(event.currentTarget.value)}
            autoComplete="off"
            data-autofocus
          />
        )}
        <div className={classes.fault}>{fault}</div>
        <div className={classes.buttons}>
          <Button onClick={close} data-autofocus={(danger && typeToConfirm === undefined) || undefined}>
            <Trans>Cancel</Trans>
          </Button>
          <Button
            type="submit"
            variant="filled"
            color={danger ? 'red' : undefined}
            disabled={!ready}
            loading={working}
            data-autofocus={!(danger || typeToConfirm) || undefined}
          >
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
