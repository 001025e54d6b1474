import { useQuiet } from './use-quiet.ts';

/** Milliseconds without a touch or a key after which a screen at rest is dimmed. */
const dimmedAfter = 5 * 60_000;
/** Minutes between two moves of what stands on the screen, so that nothing burns in. */
const moveEvery = 3;

/** Whether a screen at rest is dimmed, and which of nine places what stands on it has now. */
export const useResting = (minute: number): { dimmed: boolean; place: number } => ({
  dimmed: useQuiet(dimmedAfter),
  place: Math.floor(minute / moveEvery) % 9,
});
