import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';

export interface RoomAddressCheck {
  state: 'unknown' | 'checking' | 'free' | 'taken' | 'malformed';
  /** What is wrong, as the service says it. */
  message: string | null;
}

const unknown: RoomAddressCheck = { state: 'unknown', message: null };

/** Checks a local part while it is typed; nothing is asked while it is empty. A room's own former ones are free for it. */
export function useRoomAddressCheck(localPart: string, domain: string, room?: string): RoomAddressCheck {
  const typed = localPart.trim().toLowerCase();
  const [asked] = useDebouncedValue(typed, 250);
  const { data, isPlaceholderData, error } = useQuery(
    api.teamRooms.checkAddress.queryOptions({
      input: { localPart: asked, domain, ...(room ? { room } : {}) },
      enabled: asked !== '',
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  );
  if (typed === '' || error || !data) return unknown;
  if (asked !== typed || isPlaceholderData) return { state: 'checking', message: null };
  return { state: data.state, message: data.message };
}

/** Asks for a free address while a name is typed and hands each proposal over once, until the person types an address. */
export function useRoomProposal(name: string, domain: string, wanted: boolean, onProposal: (part: string) => void) {
  const [typed] = useDebouncedValue(name.trim(), 300);
  const handed = useRef('');
  const { data } = useQuery(
    api.teamRooms.proposeAddress.queryOptions({
      input: { name: typed, domain },
      enabled: wanted && typed !== '',
      staleTime: 0,
    }),
  );
  useEffect(() => {
    if (!wanted || !data || handed.current === data.videoAddress) return;
    handed.current = data.videoAddress;
    onProposal(data.localPart);
  }, [wanted, data, onProposal]);
}
