import { Trans, useLingui } from '@lingui/react/macro';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { tellWithUndo } from '../../ui/toast.tsx';
import { HandOver } from './hand-over.tsx';
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

const heldMs = 30 * 24 * 60 * 60 * 1000;

/** "Remove": what follows, who gets the team rooms, and the button; afterwards a notification that offers to undo it. */
export function RemoveDialog({ member, opened, onClose, onRemoved }: RemoveDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const queries = useQueryClient();
  const restore = useRestore();
  const [heir, setHeir] = useState<string | null>(null);
  const { id, fullName } = member;
  const page = useQuery(api.members.get.queryOptions({ input: { id }, enabled: opened }));
  const owned = useQuery(api.members.ownedRooms.queryOptions({ input: { id }, enabled: opened }));
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
  const rooms = owned.data?.items ?? [];
  const systems = page.data?.videoSystems ?? [];
  const until = format.date(new Date(Date.now() + heldMs));
  const room = page.data?.room.videoAddress;
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      danger
      title={t`Remove ${fullName}`}
      confirm={<Trans>Remove member</Trans>}
      working={remove.isPending}
      fault={<ProblemAlert error={remove.error ?? owned.error} />}
      onConfirm={() =>
        remove.mutate({
          params: { id },
          headers: ifMatch(member.version),
          ...(heir && rooms.length > 0 ? { query: { handOverTo: heir } } : {}),
        })
      }
      consequences={
        <>
          <p>
            {room ? (
              <Trans>The personal room {room} is removed too, and a meeting in it ends.</Trans>
            ) : (
              <Trans>The personal room is removed too, and a meeting in it ends.</Trans>
            )}{' '}
            <Trans>{fullName} is signed out everywhere and leaves calls at once. The licence is free again.</Trans>
          </p>
          {systems.length > 0 ? (
            <p>
              <Trans>Shared from then on: {systems.map(({ name }) => name).join(', ')}</Trans>
            </p>
          ) : null}
          <p>
            <Trans>
              It can be undone until {until}. The video address and the email are held for as long. After that name,
              email and address are erased for good.
            </Trans>
          </p>
          {rooms.length > 0 ? <HandOver rooms={rooms} member={member} value={heir} onChange={setHeir} /> : null}
        </>
      }
    />
  );
}
