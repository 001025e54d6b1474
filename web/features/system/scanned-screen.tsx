import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { isPassing } from '../../api/problem.ts';
import { serviceQuery } from '../../api/session.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import classes from './scanned.module.css';

/** On a phone, after the code beside a screen was scanned: which video system this is. */
export function ScannedScreen() {
  const { t } = useLingui();
  const problemText = useProblemText();
  const { token } = useParams({ from: '/s/$token' });
  const { data: service } = useQuery(serviceQuery());
  const scanned = useQuery(api.videoSystemDevices.scan.queryOptions({ input: { token }, refetchInterval: 15_000 }));
  if (scanned.isError && !scanned.data) {
    const problem = problemText(scanned.error);
    return (
      <PlainPage title={problem.title} name={service?.name} lead={problem.detail}>
        {isPassing(scanned.error) ? (
          <Button mt="lg" fullWidth onClick={() => void scanned.refetch()}>
            <Trans>Try again</Trans>
          </Button>
        ) : null}
      </PlainPage>
    );
  }
  if (!scanned.data) {
    return (
      <PlainPage title={t`Video system`} name={service?.name}>
        <FieldsSkeleton fields={2} />
      </PlainPage>
    );
  }
  const { name, videoAddress, companyName, state } = scanned.data;
  const [localPart, domain] = videoAddress.split('@');
  return (
    <PlainPage title={name} name={companyName}>
      <p className={classes.state}>
        <i className={classes.dot} data-state={state} aria-hidden="true" />
        {state === 'idle' ? <Trans>This screen is free.</Trans> : null}
        {state === 'in-call' ? <Trans>This screen is in a call.</Trans> : null}
        {state === 'offline' ? <Trans>This screen is offline: see whether it is on.</Trans> : null}
      </p>
      <div className={classes.address}>
        <span>
          <span className={classes.label}>
            <Trans>Video address</Trans>
          </span>
          <span className={classes.value}>
            {localPart}
            <wbr />@{domain}
          </span>
        </span>
        <CopyButton text={videoAddress} label={t`Copy address`} />
      </div>
    </PlainPage>
  );
}
