import { useCallback, useEffect, useState } from 'react';
import type { Ring } from '../../../contract/ringing.ts';
import { liveChannel } from '../../api/live.ts';

/** The calls that ring in this window, in order, and how one is taken off. */
export function useRings(): { rings: readonly Ring[]; drop: (ring: Pick<Ring, 'id'>) => void } {
  const [rings, setRings] = useState<readonly Ring[]>([]);
  const drop = useCallback(({ id }: Pick<Ring, 'id'>) => setRings((all) => all.filter((ring) => ring.id !== id)), []);
  useEffect(
    () =>
      liveChannel().subscribe({
        message: (message) => {
          // A new connection tells anew what rings still.
          if (message.type === 'hello') setRings([]);
          if (message.type === 'ring-ended') drop({ id: message.ring });
          if (message.type !== 'ring') return;
          const { ring } = message;
          setRings((all) => (all.some(({ id }) => id === ring.id) ? all : [...all, ring]));
        },
        lost: () => setRings([]),
      }),
    [drop],
  );
  return { rings, drop };
}
