import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { InviteForm } from './invite-form.tsx';
import { type Issued, IssuedView } from './issued-view.tsx';
import { renewMembers } from './renew-members.ts';

/** "Invite one person": who, with which address and right; then how the invitation reaches the person. */
export function InviteDialog({ opened, onClose }: { opened: boolean; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const company = useQuery(api.company.get.queryOptions({ enabled: opened }));
  const [issued, setIssued] = useState<Issued | null>(null);
  const close = () => {
    onClose();
    setIssued(null);
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      size={500}
      title={issued ? <Trans>Invited</Trans> : <Trans>Invite one person</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {issued ? <IssuedView issued={issued} onAnother={() => setIssued(null)} onClose={close} /> : null}
      {!issued && company.data ? (
        <InviteForm
          company={company.data}
          onCancel={close}
          onIssued={(made) => {
            setIssued(made);
            void renewMembers(queries);
          }}
        />
      ) : null}
      {!issued && company.isPending ? <FieldsSkeleton fields={4} /> : null}
      {!issued && company.error && !company.data ? (
        <ProblemState error={company.error} onRetry={() => void company.refetch()} />
      ) : null}
    </Modal>
  );
}
