import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/client.ts';

/** Who looks at the history has seen the missed calls that are in it; what was new stays marked as long as it is open. */
export function useSeeMissed(): void {
  const queries = useQueryClient();
  const { data } = useQuery(api.calls.missed.queryOptions());
  const { mutate } = useMutation(
    api.calls.seeMissed.mutationOptions({
      onSuccess: (left) => queries.setQueryData(api.calls.missed.queryKey(), left),
    }),
  );
  const unseen = data?.unseen ?? 0;
  useEffect(() => {
    if (unseen > 0) mutate({ seenUntil: new Date().toISOString() });
  }, [unseen, mutate]);
}
