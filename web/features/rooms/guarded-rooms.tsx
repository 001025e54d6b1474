import { Plural, Trans } from '@lingui/react/macro';
import { Alert, Button } from '@mantine/core';
import { IconShieldExclamation } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { GuardedRoom } from '../../../contract/rooms.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './guarded-rooms.module.css';

const everyMs = 60_000;

/** Tells whoever has control of rooms on which many PINs were tried; `only` one room. Nothing where all is quiet. */
export function GuardedRooms({ only }: { only?: string }) {
  const guarded = useQuery(api.rooms.guarded.queryOptions({ refetchInterval: everyMs }));
  const rooms = guarded.data?.items.filter(({ id }) => only === undefined || id === only) ?? [];
  return rooms.map((room) => <Guarded key={room.id} room={room} />);
}

function Guarded({ room: { id, name, lastTryAt, tries, endsByItself } }: { room: GuardedRoom }) {
  const format = useFormat();
  const queries = useQueryClient();
  const end = useMutation(
    api.rooms.endGuard.mutationOptions({
      onSettled: () =>
        Promise.all([api.rooms.key(), api.teamRooms.key()].map((queryKey) => queries.invalidateQueries({ queryKey }))),
    }),
  );
  return (
    <Alert
      color="copper"
      variant="light"
      icon={<IconShieldExclamation aria-hidden />}
      title={<Trans>Somebody tried many PINs on {name}</Trans>}
    >
      <div className={classes.told}>
        <p>
          <Plural value={tries} one="# wrong PIN" other="# wrong PINs" />,{' '}
          <Trans>the last one {format.ago(lastTryAt)}.</Trans>{' '}
          <Trans>
            Nobody gets in by a PIN now: whoever gives one waits in the lobby until somebody with control lets them in.
            You enter as always.
          </Trans>{' '}
          {endsByItself ? (
            <Trans>It ends after 10 quiet minutes, or when you have looked.</Trans>
          ) : (
            <Trans>It ends when you have looked, or with another PIN, which is safer.</Trans>
          )}
        </p>
        <ProblemAlert error={end.error} />
        <Button loading={end.isPending} onClick={() => end.mutate({ id })}>
          <Trans>I have looked</Trans>
        </Button>
      </div>
    </Alert>
  );
}
