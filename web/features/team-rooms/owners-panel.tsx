import { Trans } from '@lingui/react/macro';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { OwnersForm } from './owners-form.tsx';

/** "Owners". */
export function OwnersPanel({ roomId }: { roomId: string }) {
  const owners = useQuery(api.teamRooms.owners.queryOptions({ input: { id: roomId } }));
  return (
    <Panel title={<Trans>Owners</Trans>}>
      {owners.isPending ? <FieldsSkeleton fields={3} /> : null}
      {owners.error && !owners.data ? (
        <ProblemState error={owners.error} onRetry={() => void owners.refetch()} />
      ) : null}
      {owners.data ? <OwnersForm roomId={roomId} owners={owners.data} /> : null}
    </Panel>
  );
}
