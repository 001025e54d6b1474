import { lazy, useEffect } from 'react';

const load = () => import('./in-meeting.tsx').then(({ InMeeting }) => ({ default: InMeeting }));

/** The meeting itself, loaded when somebody is in it. */
export const InMeeting = lazy(load);

/** The door is there first; what is needed inside is loaded while somebody stands before it. */
export function useLoadAhead(): void {
  useEffect(() => {
    // What fails here fails again, and is told, when it is needed.
    const timer = setTimeout(() => void load().catch(() => undefined), 400);
    return () => clearTimeout(timer);
  }, []);
}
