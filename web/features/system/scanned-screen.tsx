import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import type { ScannedSystem } from '../../../contract/video-system-devices.ts';
import { api } from '../../api/client.ts';
import { isPassing, toProblem } from '../../api/problem.ts';
import { serviceQuery } from '../../api/session.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { PlainPage } from '../../ui/plain-page.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { BringIn } from './bring-in.tsx';
import { RemoteControl } from './remote-control.tsx';
import classes from './scanned.module.css';

/** Milliseconds between two looks: as a remote control, and before. */
const controlMs = 1000;
const lookMs = 3000;

/** On a phone, after the code beside a screen was scanned: where the screen is to come, then its remote control. */
export function ScannedScreen() {
  const { t } = useLingui();
  const problemText = useProblemText();
  const { token } = useParams({ from: '/reachable/s/$token' });
  const { data: service } = useQuery(serviceQuery());
  // Once a visit: it is what the company's activity log tells.
  const scanned = useQuery(
    api.videoSystemDevices.scan.queryOptions({ input: { token }, staleTime: Number.POSITIVE_INFINITY }),
  );
  const looked = useQuery(
    api.videoSystemDevices.look.queryOptions({
      input: { token },
      enabled: scanned.isSuccess,
      staleTime: 0,
      refetchOnWindowFocus: 'always',
      refetchInterval: ({ state: { data, error } }) => {
        if (error && !isPassing(error)) return 10 * controlMs;
        return data?.remote ? controlMs : lookMs;
      },
    }),
  );
  const error = scanned.error ?? (isFinal(looked.error) || !looked.data ? looked.error : null);
  if (error) {
    const problem = problemText(error);
    return (
      <PlainPage title={problem.title} name={service?.name} lead={problem.detail}>
        {isPassing(error) || problem.status === 429 ? (
          <Button mt="lg" fullWidth onClick={() => void (scanned.error ? scanned : looked).refetch()}>
            <Trans>Try again</Trans>
          </Button>
        ) : null}
      </PlainPage>
    );
  }
  const system = looked.data;
  if (!system) {
    return (
      <PlainPage title={t`Video system`} name={service?.name}>
        <FieldsSkeleton fields={2} />
      </PlainPage>
    );
  }
  const { remote } = system;
  const controls = remote !== null && remote.at !== 'refused' && remote.at !== 'idle';
  return (
    <PlainPage title={system.name} name={system.companyName}>
      <State system={system} lost={looked.error !== null} />
      {controls ? (
        <RemoteControl token={token} system={system} remote={remote} />
      ) : (
        <BringIn token={token} system={system} />
      )}
    </PlainPage>
  );
}

/** What asking again does not mend: the code was replaced, the company suspended. */
function isFinal(error: unknown): boolean {
  return error !== null && !isPassing(error) && toProblem(error).code !== 'too_many_requests';
}

function State({ system: { state, remote }, lost }: { system: ScannedSystem; lost: boolean }) {
  const isMine = remote?.at === 'in';
  return (
    <p className={classes.state} role="status">
      <i className={classes.dot} data-state={lost ? 'offline' : state} aria-hidden="true" />
      {lost ? <Trans>No connection. Trying again.</Trans> : null}
      {!lost && state === 'idle' ? <Trans>This screen is free.</Trans> : null}
      {!lost && state === 'in-call' && isMine ? <Trans>In {remote.name}</Trans> : null}
      {!lost && state === 'in-call' && !isMine ? <Trans>This screen is in a call.</Trans> : null}
      {!lost && state === 'offline' ? <Trans>This screen is offline: see whether it is on.</Trans> : null}
    </p>
  );
}
