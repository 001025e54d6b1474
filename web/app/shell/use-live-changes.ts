import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { api } from '../../api/client.ts';
import { liveChannel } from '../../api/live.ts';
import { gatherChanges } from './gather-changes.ts';

type Area = keyof typeof api & string;

/** Least time in milliseconds between two refreshings. */
const pause = 500;

/** Which parts of the API show things of a kind. Whatever is done is an activity too. */
const areas: Readonly<Record<string, readonly Area[]>> = {
  member: ['members', 'company', 'directory', 'teamRooms'],
  invitation: ['invitations', 'members', 'company'],
  import: ['imports', 'members', 'invitations', 'company', 'directory'],
  room: ['rooms', 'members', 'teamRooms', 'directory'],
  'team-room': ['teamRooms', 'rooms', 'company', 'directory'],
  'video-system': ['videoSystems', 'company', 'directory', 'members', 'operator'],
  company: ['company', 'members', 'operator', 'identity'],
  domain: ['company', 'operator'],
  licence: ['company', 'members', 'invitations', 'operator'],
  service: ['operator', 'company'],
  'access-token': ['accessTokens'],
  'my-calls': ['calls'],
};

/** Reads anew what a page shows when others change it; after a lost connection, whatever may have changed meanwhile. */
export function useLiveChanges(): void {
  const queries = useQueryClient();
  useEffect(() => {
    const { add, stop } = gatherChanges(async (kinds) => {
      const shown = new Set<Area>(['activity', ...[...kinds].flatMap((kind) => areas[kind] ?? [])]);
      await Promise.all([...shown].map((area) => queries.invalidateQueries({ queryKey: [[area]] })));
    }, pause);
    let lost = false;
    const leave = liveChannel().subscribe({
      message: (message) => {
        if (message.type === 'changed') add(message.kinds);
        if (message.type !== 'hello' || !lost) return;
        lost = false;
        add(Object.keys(areas));
      },
      lost: () => {
        lost = true;
      },
    });
    return () => {
      leave();
      stop();
    };
  }, [queries]);
}
