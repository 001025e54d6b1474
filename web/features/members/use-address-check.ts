import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';

export interface AddressCheck {
  state: 'unknown' | 'checking' | 'free' | 'taken' | 'malformed';
  /** What is wrong, as the service says it. */
  message: string | null;
  /** The personal room's address that goes with it. */
  roomAddress: string | null;
}

const unknown: AddressCheck = { state: 'unknown', message: null, roomAddress: null };

/** Checks a local part while it is typed; nothing is asked while it is empty. A member's own former ones are free for it. */
export function useAddressCheck(localPart: string, domain: string, member?: string): AddressCheck {
  const typed = localPart.trim().toLowerCase();
  const [asked] = useDebouncedValue(typed, 250);
  const { data, isPlaceholderData, error } = useQuery(
    api.directory.checkAddress.queryOptions({
      input: { localPart: asked, domain, ...(member ? { member } : {}) },
      enabled: asked !== '',
      placeholderData: keepPreviousData,
      staleTime: 0,
    }),
  );
  if (typed === '' || error || !data) return unknown;
  if (asked !== typed || isPlaceholderData) return { ...unknown, state: 'checking', roomAddress: null };
  return { state: data.state, message: data.message, roomAddress: data.roomAddress };
}
