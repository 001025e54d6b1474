import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { ScannedSystem } from '../../../contract/video-system-devices.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import type { Remote } from './remote.ts';
import classes from './scanned.module.css';

interface OnItsWayProps {
  system: ScannedSystem;
  remote: Remote;
  /** Why the last act was not carried out. */
  fault: unknown;
  onCancel: () => void;
}

/** Milliseconds after which a screen that has not heard of it is said not to answer. */
const patience = 10_000;

/** The screen was asked and is not in yet: on its way, waiting, or silent. */
export function OnItsWay({ system, remote, fault, onCancel }: OnItsWayProps) {
  const late = useLate(remote.taken ? null : remote.askedAt);
  return (
    <>
      <p className={classes.words} role="status">
        {system.state === 'offline' ? <Trans>The screen has lost its network. It comes back by itself.</Trans> : null}
        {system.state !== 'offline' && late ? (
          <Trans>The screen does not answer. See whether it is on, or choose again.</Trans>
        ) : null}
        {system.state !== 'offline' && !late ? <Way remote={remote} /> : null}
      </p>
      <Button mt="lg" fullWidth size="md" onClick={onCancel}>
        <Trans>Cancel</Trans>
      </Button>
      <div className={classes.fault}>
        <ProblemAlert error={fault} />
      </div>
    </>
  );
}

function Way({ remote: { at, waitsFor, name } }: { remote: Remote }) {
  if (at === 'waiting' && waitsFor === 'host') return <Trans>The screen waits until a host is in {name}.</Trans>;
  if (at === 'waiting')
    return <Trans>The screen waits in the lobby of {name}. Somebody in the meeting lets it in.</Trans>;
  return <Trans>The screen is joining {name}</Trans>;
}

/** Whether a moment is longer ago than one waits; null is no moment. */
function useLate(since: string | null): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    setLate(false);
    if (since === null) return undefined;
    const timer = setTimeout(() => setLate(true), patience);
    return () => clearTimeout(timer);
  }, [since]);
  return late;
}
