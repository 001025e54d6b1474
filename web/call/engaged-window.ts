import type { MeetingPhase } from './meeting-phase.ts';

let engaged = false;
const listeners = new Set<() => void>();

/** A page tells how far it is in a call; returns the end of that. */
export function tellPhase(at: MeetingPhase['at']): () => void {
  setEngaged(at === 'in' || at === 'joining' || at === 'returning' || at === 'calling');
  return () => setEngaged(false);
}

/** Whether this window is in a call, or about to be: nothing is to be answered in it. */
export const engagedWindow = {
  isEngaged: (): boolean => engaged,
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

function setEngaged(next: boolean): void {
  if (engaged === next) return;
  engaged = next;
  for (const listener of [...listeners]) listener();
}
