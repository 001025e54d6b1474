import { useEffect, useState, useSyncExternalStore } from 'react';
import type { SessionSnapshot } from '../../call/meeting-session.ts';
import type { LocalSnapshot } from '../../media/local-media.ts';
import { openMeeting } from './open-meeting.ts';
import type { Meeting } from './open-visit.ts';

/** The meeting of an address, for as long as the page shows it. */
export function useMeeting(address: string): Meeting | null {
  const [meeting, setMeeting] = useState<Meeting | null>(null);
  useEffect(() => {
    const opened = openMeeting(address);
    setMeeting(opened);
    return () => {
      setMeeting(null);
      opened.close();
    };
  }, [address]);
  return meeting;
}

export function useSession({ session }: Meeting): SessionSnapshot {
  return useSyncExternalStore(session.subscribe, session.getSnapshot);
}

export function useLocal({ local }: Meeting): LocalSnapshot {
  return useSyncExternalStore(local.subscribe, local.getSnapshot);
}
