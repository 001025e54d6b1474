import { createContext, useContext } from 'react';

/** What a fault is called and what to do about it. */
export interface FaultWords {
  title: string;
  detail: string;
  status: number;
  requestId?: string | undefined;
  /** Seconds after which a new try makes sense. */
  retryAfter?: number | undefined;
  /** The row as it is now, where a change was refused because it is of an older version. */
  current?: unknown;
}

/** Gives the words for anything that a request threw; the app provides it around every page. */
export const FaultWordsContext = createContext<(error: unknown) => FaultWords>(() => ({
  title: '',
  detail: '',
  status: 0,
}));

/** The words for what a request threw. */
export function useFaultWords(): (error: unknown) => FaultWords {
  return useContext(FaultWordsContext);
}
