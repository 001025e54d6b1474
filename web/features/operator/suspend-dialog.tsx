import { Trans, useLingui } from '@lingui/react/macro';
import { Textarea } from '@mantine/core';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import { useStatusChange } from './use-status-change.ts';

interface StatusDialogProps {
  company: CompanyPage;
  onClose: () => void;
}

/** Before a company is suspended: what follows, and what its people are told. */
export function SuspendDialog({ company, onClose }: StatusDialogProps) {
  const { t } = useLingui();
  const [note, setNote] = useState('');
  const { name } = company;
  const { send, error, working } = useStatusChange(company, () => {
    onClose();
    tell(t`${name} is suspended.`);
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t`Suspend ${name}`}
      consequences={
        <>
          <p>
            <Trans>
              Everybody of the company is signed out at once, its meetings end, and its rooms and invitations say that
              they are closed. Nothing is deleted; activating it brings everything back.
            </Trans>
          </p>
          <Textarea
            mt="sm"
            label={t`What its people read`}
            description={t`Beside your contact, where they try to sign in`}
            maxLength={300}
            autosize
            minRows={2}
            value={note}
            onChange={(event) => setNote(event.currentTarget.value)}
          />
        </>
      }
      confirm={<Trans>Suspend company</Trans>}
      danger
      working={working}
      fault={<ProblemAlert error={error} />}
      onConfirm={() => send({ status: 'suspended', ...(note.trim() ? { note } : {}) })}
    />
  );
}
