import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { isPassing, toProblem } from './problem.ts';

/** Makes the cache of what the API answered. `onSignedOut` is called when any answer says that the session has ended. */
export function makeQueryClient(onSignedOut: () => void): QueryClient {
  const onError = (error: unknown) => {
    const { code } = toProblem(error);
    if (code === 'not_signed_in' || code === 'company_suspended') onSignedOut();
  };
  return new QueryClient({
    queryCache: new QueryCache({ onError }),
    mutationCache: new MutationCache({ onError }),
    defaultOptions: {
      queries: {
        staleTime: 10_000,
        retry: (failures, error) => failures < 2 && isPassing(error),
        refetchOnWindowFocus: true,
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  });
}
