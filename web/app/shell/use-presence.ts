import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { liveChannel } from '../../api/live.ts';
import { sessionQuery } from '../../api/session.ts';

/** While a page of the app is open its person is available to the others, and hears at once that the session ended. */
export function usePresence(): void {
  const queries = useQueryClient();
  useEffect(
    () =>
      liveChannel().subscribe({
        message: ({ type }) => {
          if (type === 'session-ended') void queries.fetchQuery({ ...sessionQuery(), staleTime: 0 });
        },
        lost: () => undefined,
      }),
    [queries],
  );
}
