import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor } from '@mantine/core';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import { useStatusChange } from './use-status-change.ts';

/** Before a company is closed: it is deleted 30 days later, so its name is typed. */
export function CloseDialog({ company, onClose }: { company: CompanyPage; onClose: () => void }) {
  const { t } = useLingui();
  const { id, name } = company;
  const { send, error, working } = useStatusChange(company, () => {
    onClose();
    tell(t`${name} is closed.`);
  });
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={t`Close ${name}`}
      consequences={
        <>
          <p>
            <Trans>
              Everybody of the company is signed out at once and its meetings end. After 30 days its people with their
              accounts, rooms, video systems, calls and addresses are deleted for good. Until then it can be activated
              again.
            </Trans>
          </p>
          <p>
            <Trans>
              Once it is closed, <Anchor href={`/api/v1/operator/companies/${id}/export`}>its export</Anchor> has the
              calls and the activity too.
            </Trans>
          </p>
        </>
      }
      typeToConfirm={name}
      confirm={<Trans>Close company</Trans>}
      danger
      working={working}
      fault={<ProblemAlert error={error} />}
      onConfirm={() => send({ status: 'closed', name })}
    />
  );
}
