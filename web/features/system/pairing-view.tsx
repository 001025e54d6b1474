import { Plural, Trans } from '@lingui/react/macro';
import { useMutation } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { Mark } from '../../ui/mark.tsx';
import classes from './system.module.css';

/** Milliseconds before a code is asked for again where it could not be had. */
const againMs = 5000;

interface Shown {
  code: string;
  /** When it ends, in milliseconds of this page: the clocks of screens are wrong at times. */
  until: number;
}

/** The code by which somebody makes this screen a video system; a new one before it ends. */
export function PairingView() {
  const [shown, setShown] = useState<Shown | null>(null);
  const [now, setNow] = useState(() => performance.now());
  const request = useMutation(
    api.videoSystemDevices.requestPairing.mutationOptions({
      networkMode: 'always',
      retry: (_count, error) => toProblem(error).code !== 'already_done',
      retryDelay: againMs,
      onSuccess: ({ code, secondsLeft }) => {
        setNow(performance.now());
        setShown({ code, until: performance.now() + secondsLeft * 1000 });
      },
    }),
  );
  const { mutate } = request;
  useEffect(() => mutate(undefined), [mutate]);
  useEffect(() => {
    const timer = setInterval(() => setNow(performance.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const left = shown ? Math.max(0, shown.until - now) : 0;
  const ended = shown !== null && left <= 0;
  useEffect(() => {
    if (ended) mutate(undefined);
  }, [ended, mutate]);
  const failing = request.failureCount > 0;
  return (
    <div className={classes.middle}>
      <Mark size={44} />
      <h1 className={classes.title}>
        <Trans>Pair this screen</Trans>
      </h1>
      <p className={classes.code} data-testid="pairing-code" aria-live="polite">
        {shown?.code ?? '····-····'}
      </p>
      <p className={classes.lead}>
        <Trans>
          An administrator enters this code: “Company administration”, “Video systems”, the video system, “Pair a
          screen”.
        </Trans>
      </p>
      <p className={classes.note} role="status">
        {failing ? <Trans>No connection to the service. Trying again.</Trans> : null}
        {shown && !failing ? (
          <Plural value={Math.ceil(left / 60_000)} one="A new code in # minute" other="A new code in # minutes" />
        ) : null}
      </p>
    </div>
  );
}
