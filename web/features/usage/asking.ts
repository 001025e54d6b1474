import { keepPreviousData } from '@tanstack/react-query';
import { isPassing, toProblem } from '../../api/problem.ts';
import type { Period } from './period.ts';

/** Milliseconds between refreshings of a period that goes on, and between questions while records are counted anew. */
const refreshEvery = 30_000;
const countingPause = 4000;

/** Whether the records are just being counted anew; the answer comes when that is done. */
export const isStillCounting = (error: unknown): boolean =>
  error !== null && error !== undefined && toProblem(error).code === 'still_counting';

/** Waits as long as records are counted anew. */
export const patient = {
  retry: (failures: number, error: unknown) => isStillCounting(error) || (failures < 2 && isPassing(error)),
  retryDelay: (failures: number, error: unknown) =>
    isStillCounting(error) ? countingPause : Math.min(1000 * 2 ** failures, 8000),
};

/** How the figures of a period are asked for: what was shown stays until they come. */
export const askedFor = (period: Period, today: string) => ({
  input: { from: period.from, to: period.to },
  placeholderData: keepPreviousData,
  refetchInterval: period.to >= today ? refreshEvery : (false as const),
  ...patient,
});
