import { type QueryClient, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { SessionView } from '../../contract/identity.ts';
import { api } from './client.ts';

export type SignedIn = Extract<SessionView, { state: 'signed-in' }>;

/** Who is signed in; asked once, and again when something says that it may have changed. */
export const sessionQuery = () => api.identity.session.queryOptions({ staleTime: 60_000 });

/** What this service is: name, whether it is set up, whether it sends mail. */
export const serviceQuery = () => api.service.info.queryOptions({ staleTime: Number.POSITIVE_INFINITY });

/**
 * The signed-in account. Only below the signed-in layout, whose route has made sure that there is one. When the session
 * ends, it goes on giving the last one for the moment until the page is left.
 */
export function useSignedIn(): SignedIn {
  const { data } = useSuspenseQuery(sessionQuery());
  const [last, setLast] = useState(data);
  if (data.state === 'signed-in' && data !== last) setLast(data);
  const session = data.state === 'signed-in' ? data : last;
  if (session.state !== 'signed-in') throw new Error('Nobody is signed in');
  return session;
}

/** Who is signed in, if anybody; for screens that work without an account too. */
export function useMaybeSignedIn(): SignedIn | undefined {
  const { data } = useQuery(sessionQuery());
  return data?.state === 'signed-in' ? data : undefined;
}

/** Forgets everything that was read for the former account and reads who is signed in now. */
export async function renewSession(queries: QueryClient): Promise<void> {
  queries.clear();
  await queries.fetchQuery({ ...sessionQuery(), staleTime: 0 });
}
