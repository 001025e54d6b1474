import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tellWithUndo } from '../../ui/toast.tsx';
import { renewMembers } from './renew-members.ts';
import type { ActedOn } from './use-member-dialogs.ts';
import { useRestore } from './use-restore.ts';

interface RemoveDialogProps {
  member: ActedOn;
  opened: boolean;
  onClose: () => void;
  /** Leaves the page of the member, who is not there any more. */
  onRemoved?: () => Promise<void>;
}

/** "Remove": what follows, and the button; afterwards a notification that offers to undo it. */
export function RemoveDialog({ member, opened, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const restore = useRestore();
  const { id, fullName } = member;
  const remove = useMutation(
    api.members.remove.mutationOptions({
      onSuccess: async () => {
        onClose();
        tellWithUndo(t`${fullName} is removed`, { label: <Trans>Undo</Trans>, run: () => restore(id) });
        await onRemoved?.();
        queries.removeQueries({ queryKey: api.members.get.key({ input: { id } }) });
        queries.removeQueries({ queryKey: api.members.sessions.key({ input: { id } }) });
        await renewMembers(queries);
      },
      onError: () => renewMembers(queries),
    }),
  );
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      danger
      title={t`Remove ${fullName}`}
      confirm={<Trans>Remove member</Trans>}
      working={remove.isPending}
      fault={<ProblemAlert error={remove.error} />}
      onConfirm={() => remove.mutate({ params: { id }, headers: ifMatch(member.version) })}
      consequences={
        <>
          <p>
            <Trans>
              The personal room is removed too. {fullName} is signed out everywhere and leaves calls at once, and the
              licence is free again.
            </Trans>
          </p>
          <p>
            <Trans>It can be undone for 30 days. The video address and the email are held for as long.</Trans>
          </p>
        </>
      }
    />
  );
}
