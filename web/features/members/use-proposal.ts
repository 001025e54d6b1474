import { useDebouncedValue } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { api } from '../../api/client.ts';

/**
 * Asks for a free address while a name is typed and hands each proposal over once. `wanted` ends when the person has
 * typed an address.
 */
export function useProposal(fullName: string, domain: string, wanted: boolean, onProposal: (part: string) => void) {
  const [name] = useDebouncedValue(fullName.trim(), 300);
  const handed = useRef('');
  const { data } = useQuery(
    api.directory.proposeAddress.queryOptions({
      input: { fullName: name, domain },
      enabled: wanted && name !== '',
      staleTime: 0,
    }),
  );
  useEffect(() => {
    if (!wanted || !data || handed.current === data.videoAddress) return;
    handed.current = data.videoAddress;
    onProposal(data.localPart);
  }, [wanted, data, onProposal]);
}
