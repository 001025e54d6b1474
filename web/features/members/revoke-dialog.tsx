import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { z } from 'zod';
import type { invitationView } from '../../../contract/invitations.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import { renewMembers } from './renew-members.ts';

export type Invitation = z.infer<typeof invitationView>;

/** "Revoke": what follows, and the button. */
export function RevokeDialog({ invitation, onClose }: { invitation: Invitation | null; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  // Its words stay while it closes.
  const [last, setLast] = useState(invitation);
  if (invitation && invitation !== last) setLast(invitation);
  const { fullName, videoAddress } = last ?? { fullName: '', videoAddress: '' };
  const revoke = useMutation(
    api.invitations.revoke.mutationOptions({
      onSuccess: () => {
        tell(t`The invitation of ${fullName} is revoked`);
        onClose();
      },
      onSettled: () => renewMembers(queries),
    }),
  );
  return (
    <ConfirmDialog
      opened={invitation !== null}
      onClose={onClose}
      danger
      title={t`Revoke the invitation of ${fullName}`}
      confirm={<Trans>Revoke invitation</Trans>}
      working={revoke.isPending}
      fault={<ProblemAlert error={revoke.error} />}
      onConfirm={() => invitation && revoke.mutate({ id: invitation.id })}
      consequences={
        <p>
          <Trans>
            The link stops working. One licence and {videoAddress} are free again. You can invite {fullName} anew.
          </Trans>
        </p>
      }
    />
  );
}
