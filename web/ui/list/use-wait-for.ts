import { useFaultWords } from '../fault-words.ts';

/** Longest wait in seconds that a row is tried again after by itself. */
const longestWait = 90;

/** For how many seconds to wait after a fault: where the service says that there were too many requests. */
export function useWaitFor(): (fault: unknown) => number | undefined {
  const words = useFaultWords();
  return (fault) => {
    const { status, retryAfter } = words(fault);
    if (status !== 429 || retryAfter === undefined || retryAfter > longestWait) return undefined;
    return Math.max(1, retryAfter);
  };
}
