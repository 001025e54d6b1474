import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tellWithUndo } from '../../ui/toast.tsx';
import { renewTeamRooms } from './renew-team-rooms.ts';
import type { RemoveDialogState } from './use-remove-dialog.ts';
import { useRestoreRoom } from './use-restore-room.ts';

interface RemoveRoomDialogProps {
  dialog: RemoveDialogState;
  /** Leaves the page of the room, which is not there any more. */
  onRemoved?: () => Promise<void>;
}

/** "Remove": what follows, and the button; afterwards a notification that offers to undo it. */
export function RemoveRoomDialog({ dialog: { asked, opened, close }, onRemoved }: RemoveRoomDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const restore = useRestoreRoom();
  const remove = useMutation(
    api.teamRooms.remove.mutationOptions({
      onSuccess: async (_done, { params: { id } }) => {
        close();
        tellWithUndo(t`${asked?.name ?? ''} is removed`, { label: <Trans>Undo</Trans>, run: () => restore(id) });
        await onRemoved?.();
        await renewTeamRooms(queries);
      },
      onError: () => renewTeamRooms(queries),
    }),
  );
  if (!asked) return null;
  const { id, name, version, inside } = asked;
  return (
    <ConfirmDialog
      key={id}
      opened={opened}
      onClose={close}
      danger
      title={t`Remove ${name}`}
      confirm={<Trans>Remove team room</Trans>}
      working={remove.isPending}
      fault={<ProblemAlert error={remove.error} />}
      onConfirm={() => remove.mutate({ params: { id }, headers: ifMatch(version) })}
      consequences={
        <>
          <p>
            {inside > 0 ? (
              <>
                <Plural
                  value={inside}
                  one="# person is inside now: the meeting ends."
                  other="# people are inside now: the meeting ends."
                />{' '}
              </>
            ) : null}
            <Trans>Its link, its address and printed codes lead nowhere, and the licence is free again.</Trans>
          </p>
          <p>
            <Trans>It can be undone for 30 days. The video address is held for as long.</Trans>
          </p>
        </>
      }
    />
  );
}
