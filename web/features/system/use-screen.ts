import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import type { Screen } from '../../../contract/video-system-devices.ts';
import { api } from '../../api/client.ts';

/** Milliseconds between two looks whether somebody has entered the code. */
const waitingMs = 2000;
/** A paired screen hears of changes; it asks again now and then, so that its token is kept. */
const pairedMs = 6 * 60 * 60 * 1000;

/** What this screen is, as of now: asked while it waits; a paired one hears over its own live socket when to ask again. */
export const useScreen = (): UseQueryResult<Screen> =>
  useQuery(
    api.videoSystemDevices.screen.queryOptions({
      refetchInterval: ({ state: { data } }) => (data?.state === 'paired' ? pairedMs : waitingMs),
      refetchIntervalInBackground: true,
      networkMode: 'always',
      retry: false,
    }),
  );
