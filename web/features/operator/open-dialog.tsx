import { Trans, useLingui } from '@lingui/react/macro';
import { SegmentedControl, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { tell } from '../../ui/toast.tsx';
import { dayIn } from './company-values.ts';
import { useStatusChange } from './use-status-change.ts';

/** Before a company is activated, for good or for another trial. */
export function OpenDialog({ company, onClose }: { company: CompanyPage; onClose: () => void }) {
  const { t } = useLingui();
  const [as, setAs] = useState('active');
  const [day, setDay] = useState(dayIn(30));
  const { name, status } = company;
  const { send, error, working } = useStatusChange(company, () => {
    onClose();
    tell(as === 'trial' ? t`${name} is on trial.` : t`${name} is active.`);
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t`Activate ${name}`}
      consequences={
        <div className={dialog.stack}>
          <p>
            {status === 'trial' ? (
              <Trans>The trial ends and the company goes on without an end.</Trans>
            ) : (
              <Trans>Its people can sign in again, and its rooms are open, as they were.</Trans>
            )}
          </p>
          {status === 'trial' ? null : (
            <SegmentedControl
              aria-label={t`Goes on as`}
              value={as}
              onChange={setAs}
              data={[
                { value: 'active', label: t`Active` },
                { value: 'trial', label: t`Trial` },
              ]}
            />
          )}
          {as === 'trial' ? (
            <TextInput
              type="date"
              label={t`Last day of the trial`}
              min={dayIn(0)}
              value={day}
              onChange={(event) => setDay(event.currentTarget.value)}
            />
          ) : null}
        </div>
      }
      confirm={<Trans>Activate company</Trans>}
      working={working}
      fault={<ProblemAlert error={error} />}
      onConfirm={() => send(as === 'trial' ? { status: 'trial', trialEndsOn: day } : { status: 'active' })}
    />
  );
}
