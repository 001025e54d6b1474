import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import { renewMembers } from './renew-members.ts';
import type { ActedOn } from './use-member-dialogs.ts';

interface SuspendDialogProps {
  member: ActedOn;
  opened: boolean;
  onClose: () => void;
}

/** "Suspend": what follows, and the button. */
export function SuspendDialog({ member, opened, onClose }: SuspendDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { fullName } = member;
  const suspend = useMutation(
    api.members.update.mutationOptions({
      onSuccess: () => {
        tell(t`${fullName} is suspended`);
        onClose();
      },
      onSettled: () => renewMembers(queries),
    }),
  );
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t`Suspend ${fullName}`}
      confirm={<Trans>Suspend member</Trans>}
      working={suspend.isPending}
      fault={<ProblemAlert error={suspend.error} />}
      onConfirm={() =>
        suspend.mutate({
          params: { id: member.id },
          headers: ifMatch(member.version),
          body: { status: 'suspended' },
        })
      }
      consequences={
        <>
          <p>
            <Trans>{fullName} is signed out everywhere and leaves calls at once, and can’t sign in or be called.</Trans>
          </p>
          <p>
            <Trans>
              The licence, the video address and the personal room are kept. You can reactivate at any time.
            </Trans>
          </p>
        </>
      }
    />
  );
}
