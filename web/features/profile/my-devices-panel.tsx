import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { Panel } from '../../ui/panel.tsx';
import { BlockSkeleton } from '../../ui/skeletons.tsx';
import { tell } from '../../ui/toast.tsx';
import { DeviceList } from './device-list.tsx';
import classes from './profile.module.css';

/** Where I am signed in: each device can be signed out alone, or all of them with this one. */
export function MyDevicesPanel() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const sessions = useQuery(api.identity.sessions.queryOptions());
  const end = useMutation(
    api.identity.endSession.mutationOptions({
      onSuccess: () => tell(t`The device is signed out`),
      onSettled: () => queries.invalidateQueries({ queryKey: api.identity.sessions.key() }),
    }),
  );
  const endAll = useMutation(
    api.identity.endSessions.mutationOptions({
      // A page that is loaded anew has nothing of the former account in its memory.
      onSuccess: () => window.location.assign('/sign-in'),
    }),
  );
  const devices = sessions.data?.items;
  return (
    <Panel title={<Trans>Where I am signed in</Trans>}>
      {sessions.isPending ? <BlockSkeleton height={38} /> : null}
      {sessions.error && !devices ? (
        <ProblemState error={sessions.error} onRetry={() => void sessions.refetch()} />
      ) : null}
      {devices ? (
        <>
          <DeviceList
            devices={devices}
            onSignOut={({ id }) => end.mutate({ id })}
            ending={end.isPending ? end.variables.id : undefined}
          />
          <ProblemAlert error={end.error ?? endAll.error} />
          <Button mt="md" loading={endAll.isPending} onClick={() => endAll.mutate(undefined)}>
            <Trans>Sign out everywhere</Trans>
          </Button>
          <p className={classes.note}>
            <Trans>Ends this session too. You sign in again with your password.</Trans>
          </p>
        </>
      ) : null}
    </Panel>
  );
}
