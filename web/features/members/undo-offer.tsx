import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { IconArrowBackUp } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { tell } from '../../ui/toast.tsx';
import { renewMembers } from './renew-members.ts';

/** Whoever was invited was removed not long ago: the removal can be undone instead. */
export function UndoOffer({ error, onUndone }: { error: unknown; onUndone: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const restore = useMutation(
    api.members.restore.mutationOptions({
      onSuccess: ({ fullName }) => {
        tell(t`${fullName} is back, with room and PINs`);
        onUndone();
      },
      onSettled: () => renewMembers(queries),
    }),
  );
  const removed = error ? removedIn(toProblem(error).current) : null;
  if (!removed) return null;
  const { removedMember, fullName } = removed;
  return (
    <>
      <Alert color="copper" variant="light" title={<Trans>{fullName} was removed not long ago</Trans>}>
        <Trans>The email is held for 30 days. Undo the removal, and room, PINs and address are as they were.</Trans>
        <div>
          <Button
            size="xs"
            mt={8}
            leftSection={<IconArrowBackUp aria-hidden />}
            loading={restore.isPending}
            onClick={() => restore.mutate({ id: removedMember })}
          >
            <Trans>Undo removal</Trans>
          </Button>
        </div>
      </Alert>
      <ProblemAlert error={restore.error} />
    </>
  );
}

function removedIn(current: unknown): { removedMember: string; fullName: string } | null {
  if (typeof current !== 'object' || current === null) return null;
  if (!('removedMember' in current) || typeof current.removedMember !== 'string') return null;
  const fullName = 'fullName' in current && typeof current.fullName === 'string' ? current.fullName : '';
  return { removedMember: current.removedMember, fullName };
}
