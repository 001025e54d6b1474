import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { MemberView } from '../../../contract/members.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BlockSkeleton } from '../../ui/skeletons.tsx';
import { tell } from '../../ui/toast.tsx';
import { DeviceList } from '../profile/index.ts';
import classes from './member.module.css';

/** Where a member is signed in, and the way to end it everywhere. */
export function SignedInPanel({ member: { id, fullName } }: { member: MemberView }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const sessions = useQuery(api.members.sessions.queryOptions({ input: { id } }));
  const end = useMutation(
    api.members.endSessions.mutationOptions({
      onSuccess: () => tell(t`${fullName} is signed out everywhere`),
      onSettled: () => queries.invalidateQueries({ queryKey: api.members.sessions.key() }),
    }),
  );
  const endOne = useMutation(
    api.members.endSession.mutationOptions({
      onSuccess: () => tell(t`The device is signed out`),
      onSettled: () => queries.invalidateQueries({ queryKey: api.members.sessions.key() }),
    }),
  );
  const devices = sessions.data?.items;
  return (
    <Panel title={<Trans>Signed in</Trans>}>
      {sessions.isPending ? <BlockSkeleton height={38} /> : null}
      {sessions.error && !devices ? (
        <ProblemState error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : null}
      {devices?.length === 0 ? (
        <p className={classes.consequences}>
          <Trans>Nowhere at present</Trans>
        </p>
      ) : null}
      {devices && devices.length > 0 ? (
        <>
          <DeviceList
            devices={devices}
            onSignOut={(device) => endOne.mutate({ id, session: device.id })}
            ending={endOne.isPending ? endOne.variables.session : undefined}
          />
          <ProblemAlert error={endOne.error ?? end.error} />
          <Button mt="md" loading={end.isPending} onClick={() => end.mutate({ id })}>
            <Trans>Sign out everywhere</Trans>
          </Button>
        </>
      ) : null}
    </Panel>
  );
}
