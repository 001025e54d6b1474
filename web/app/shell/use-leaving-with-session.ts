import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { sessionQuery } from '../../api/session.ts';

/** Leaves for sign-in when the session ends elsewhere, by a fresh page: nothing that was read stays in memory. */
export function useLeavingWithSession(): void {
  const { data } = useQuery(sessionQuery());
  const ended = data?.state === 'anonymous';
  useEffect(() => {
    if (!ended) return;
    const { pathname, search } = window.location;
    window.location.assign(`/sign-in?to=${encodeURIComponent(pathname + search)}`);
  }, [ended]);
}
