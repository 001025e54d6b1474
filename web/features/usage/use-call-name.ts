import { useLingui } from '@lingui/react/macro';
import type { UsageCall } from '../../../contract/usage.ts';

type Named = Pick<UsageCall, 'kind' | 'room'> & { parties: readonly { name: string }[] };

/** What a call is called: its room, or who was in a direct call. */
export function useCallName(): (call: Named) => string {
  const { t } = useLingui();
  return ({ room, kind, parties }) => {
    if (room) return room.name;
    const names = [...new Set(parties.map(({ name }) => name))].join(' – ');
    if (names) return names;
    return kind === 'direct' ? t`Direct call` : t`Meeting`;
  };
}
