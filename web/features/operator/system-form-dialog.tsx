import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import dialog from '../../ui/dialog.module.css';

interface SystemFormDialogProps {
  title: ReactNode;
  fault: unknown;
  working: boolean;
  /** The verb on the button. */
  confirm: ReactNode;
  disabled?: boolean;
  size?: number;
  onClose: () => void;
  onSubmit: () => void;
  children: ReactNode;
}

/** A dialog with a short form, its faults and its two buttons. */
export function SystemFormDialog(props: SystemFormDialogProps) {
  const { title, fault, working, confirm, disabled, size, onClose, onSubmit, children } = props;
  const { t } = useLingui();
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      closeButtonProps={{ 'aria-label': t`Close` }}
      {...(size ? { size } : {})}
    >
      <form
        className={dialog.stack}
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          onSubmit();
        }}
      >
        <ProblemAlert error={fault} />
        {children}
        <div className={dialog.buttons}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={working} disabled={disabled}>
            {confirm}
          </Button>
        </div>
      </form>
    </Modal>
  );
}
