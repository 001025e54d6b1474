/** Milliseconds between two measurements. */
const interval = 5_000;

/**
 * Measures every five seconds, one measurement at a time, and tells what came of it and of how many seconds it is; one that
 * fails is followed by the next. Nothing is told any more once the function that it gives is called.
 */
export function measureSteadily<Measured>(
  measure: () => Promise<Measured>,
  tell: (measured: Measured, seconds: number) => void,
): () => void {
  let measuredAt = performance.now();
  let measures = false;
  let ended = false;
  const measureOnce = async () => {
    if (measures) return;
    measures = true;
    const measured = await measure().finally(() => {
      measures = false;
    });
    if (ended) return;
    const now = performance.now();
    const seconds = (now - measuredAt) / 1000;
    measuredAt = now;
    tell(measured, seconds);
  };
  const timer = setInterval(() => void measureOnce().catch(() => undefined), interval);
  return () => {
    ended = true;
    clearInterval(timer);
  };
}
