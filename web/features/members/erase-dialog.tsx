import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { RemovedMember } from '../../../contract/removed-members.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import { renewMembers } from './renew-members.ts';

/** "Erase now": what goes, and the name that must be typed, as nobody brings it back. */
export function EraseDialog({ member, onClose }: { member: RemovedMember | null; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  // Its words stay while it closes.
  const [last, setLast] = useState(member);
  if (member && member !== last) setLast(member);
  const erase = useMutation(
    api.members.erase.mutationOptions({
      onSuccess: () => {
        tell(t`Name, email and address are erased`);
        onClose();
      },
      onSettled: () => renewMembers(queries),
    }),
  );
  if (!last) return null;
  const { id, fullName, email, videoAddress } = last;
  return (
    <ConfirmDialog
      key={id}
      opened={member !== null}
      onClose={onClose}
      danger
      title={t`Erase ${fullName}`}
      typeToConfirm={fullName}
      confirm={<Trans>Erase for good</Trans>}
      working={erase.isPending}
      fault={<ProblemAlert error={erase.error} />}
      onConfirm={() => erase.mutate({ id })}
      consequences={
        <>
          <p>
            <Trans>
              The name, {email} and {videoAddress} go for good, with the personal room and the account. Usage and
              activity keep a “Former member”.
            </Trans>
          </p>
          <p>
            <Trans>The address and the email are free at once. This can’t be undone.</Trans>
          </p>
        </>
      }
    />
  );
}
