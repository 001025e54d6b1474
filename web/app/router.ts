import { createRouter } from '@tanstack/react-router';
import { makeQueryClient } from '../api/query-client.ts';
import { sessionQuery } from '../api/session.ts';
import { routeTree } from './routes.tsx';

/** The app's one cache. When an answer says that the session has ended, whoever shows it learns of it. */
export const queries = makeQueryClient(() => {
  queries.setQueryData(sessionQuery().queryKey, { state: 'anonymous' });
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
