import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ScannedSystem } from '../../../contract/video-system-devices.ts';
import { api } from '../../api/client.ts';
import { useMaybeSignedIn } from '../../api/session.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { AddressForm } from './address-form.tsx';
import { OwnRooms } from './own-rooms.tsx';
import classes from './scanned.module.css';

interface BringInProps {
  token: string;
  system: ScannedSystem;
}

/** Where the screen is to come: for who is signed in the own meetings and rooms, for everybody a meeting by its address. */
export function BringIn({ token, system: { state, remote, meetings } }: BringInProps) {
  const signedIn = useMaybeSignedIn();
  const queries = useQueryClient();
  const join = useMutation(
    api.videoSystemDevices.join.mutationOptions({
      onSettled: () => queries.invalidateQueries({ queryKey: api.videoSystemDevices.look.key() }),
    }),
  );
  if (state === 'offline') {
    return (
      <p className={classes.words}>
        <Trans>Turn it on, or wait until its network is back. This page goes on by itself.</Trans>
      </p>
    );
  }
  if (state === 'in-call') {
    return (
      <p className={classes.words}>
        <Trans>
          Only the phone that brought it in controls it. Wait until the call is over, or leave it at the screen.
        </Trans>
      </p>
    );
  }
  const ask = (body: Parameters<typeof join.mutate>[0]['body']) => join.mutate({ params: { token }, body });
  const refused = remote?.at === 'refused' ? remote.problem : null;
  return (
    <>
      {refused ? (
        <Alert role="alert" color="red" variant="light" title={refused.title} mt="md">
          {refused.detail}
        </Alert>
      ) : null}
      <h2 className={classes.head}>
        <Trans>Bring the screen into</Trans>
      </h2>
      {signedIn?.member ? <OwnRooms meetings={meetings} working={join.isPending} onChoose={ask} /> : null}
      <AddressForm working={join.isPending} folded={signedIn?.member !== undefined} onJoin={ask} />
      <div className={classes.fault}>
        <ProblemAlert error={join.error} />
      </div>
      {signedIn ? null : (
        <p className={classes.words}>
          <Link to="/sign-in" search={{ to: `/s/${token}` }}>
            <Trans>Sign in to choose your own room</Trans>
          </Link>
        </p>
      )}
    </>
  );
}
