import { type QueryKey, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import type { RowRange } from './paged-rows.ts';

interface Following {
  error: unknown;
  reset: () => void;
  /** Called with what is in sight, as often as that changes; one step is under way at a time. */
  follow: (range: RowRange) => void;
}

/**
 * Keeps a list's rows following what is in sight: `step` gives what is loaded after it, or undefined where nothing is to
 * be done. After a fault nothing is tried until `reset`.
 */
export function useFollowing<Loaded>(
  queryKey: QueryKey,
  step: (loaded: Loaded, range: RowRange, signal: AbortSignal) => Promise<Loaded | undefined>,
): Following {
  const queries = useQueryClient();
  const [fault, setFault] = useState<{ of: string; error: unknown } | null>(null);
  const running = useRef<AbortController | null>(null);
  const latest = useRef<RowRange>({ first: 0, last: 0 });
  const of = JSON.stringify(queryKey);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another list ends the step of the one before
  useEffect(
    () => () => {
      running.current?.abort();
      running.current = null;
    },
    [of],
  );
  const follow = async (range: RowRange) => {
    latest.current = range;
    if (running.current || fault?.of === of) return;
    const ending = new AbortController();
    running.current = ending;
    try {
      for (;;) {
        const loaded = queries.getQueryData<Loaded>(queryKey);
        const next = loaded && (await step(loaded, latest.current, ending.signal));
        if (!next || next === loaded || ending.signal.aborted) break;
        queries.setQueryData(queryKey, next);
      }
    } catch (error) {
      if (!ending.signal.aborted) setFault({ of, error });
    } finally {
      if (running.current === ending) running.current = null;
    }
  };
  return {
    error: fault?.of === of ? fault.error : null,
    reset: () => setFault(null),
    follow: (range) => void follow(range),
  };
}
