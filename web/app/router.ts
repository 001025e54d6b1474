import { createRouter } from '@tanstack/react-router';
import { makeQueryClient } from '../api/query-client.ts';
import { sessionQuery } from '../api/session.ts';
import { routeTree } from './routes.tsx';

/** The app's one cache. When an answer says that the session has ended, the guards look again and lead to sign-in. */
export const queries = makeQueryClient(() => {
  if (queries.getQueryData(sessionQuery().queryKey)?.state !== 'signed-in') return;
  queries.setQueryData(sessionQuery().queryKey, { state: 'anonymous' });
  void router.invalidate();
});

export const router = createRouter({
  routeTree,
  context: { queries },
  defaultPreload: 'intent',
  defaultPreloadStaleTime: 0,
  defaultPendingMs: 300,
  scrollRestoration: true,
});

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
