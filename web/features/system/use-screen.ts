import { type UseQueryResult, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { Screen } from '../../../contract/video-system-devices.ts';
import { api } from '../../api/client.ts';
import { makeLiveChannel } from '../../api/live.ts';

/** Milliseconds between two looks whether somebody has entered the code. */
const waitingMs = 2000;
/** A paired screen hears of changes; it asks again now and then, so that its token is kept. */
const pairedMs = 6 * 60 * 60 * 1000;

export interface ScreenState {
  screen: UseQueryResult<Screen>;
  /** Whether the service holds this screen's connection. */
  connected: boolean;
}

/** What this screen is, as of now: asked while it waits, heard over its own live socket once it is paired. */
export function useScreen(): ScreenState {
  const queries = useQueryClient();
  const [connected, setConnected] = useState(false);
  const screen = useQuery(
    api.videoSystemDevices.screen.queryOptions({
      refetchInterval: ({ state: { data } }) => (data?.state === 'paired' ? pairedMs : waitingMs),
      refetchIntervalInBackground: true,
      networkMode: 'always',
      retry: false,
    }),
  );
  const id = screen.data?.state === 'paired' ? screen.data.id : null;
  useEffect(() => {
    if (id === null) return undefined;
    const askAgain = () => void queries.invalidateQueries({ queryKey: api.videoSystemDevices.screen.key() });
    const url = new URL('/api/v1/live?as=video-system', window.location.origin.replace(/^http/, 'ws')).href;
    let was = true;
    const leave = makeLiveChannel({ url }).subscribe({
      message: ({ type }) => {
        if (type === 'hello') {
          setConnected(true);
          // What changed while the connection was lost.
          if (!was) askAgain();
          was = true;
        }
        if (type === 'changed' || type === 'session-ended') askAgain();
      },
      lost: () => {
        setConnected(false);
        was = false;
        askAgain();
      },
    });
    return () => {
      leave();
      setConnected(false);
    };
  }, [id, queries]);
  return { screen, connected };
}
