/** Seconds between two proofs that a leg is alive. */
export const proveEverySeconds = 10;

/** Seconds that a leg may be without proof and still come back as the same leg. */
export const resumeSeconds = 60;

/**
 * Seconds without the service's own proof after which it counts as away: more than two missed proofs.
 */
const awaySeconds = 2.5 * proveEverySeconds;

export interface Presence {
  upSince: Date;
  aliveAt: Date;
}

/** The presence of the service after a proof at `at`: an absence begins a new `upSince`, and so does a lone node's start. */
export function prove(before: Presence | null, at: Date, startsAlone: boolean): Presence {
  if (!before) return { upSince: at, aliveAt: at };
  const wasAway = at.getTime() - before.aliveAt.getTime() > awaySeconds * 1000;
  const aliveAt = at > before.aliveAt ? at : before.aliveAt;
  return wasAway || startsAlone
    ? { upSince: at > before.upSince ? at : before.upSince, aliveAt }
    : { ...before, aliveAt };
}

/** True where a leg with this last proof can no longer come back; time in which the service was away does not count. */
export function isLost(aliveAt: Date, upSince: Date | null, now: Date): boolean {
  const since = Math.max(aliveAt.getTime(), upSince?.getTime() ?? 0);
  return now.getTime() - since > resumeSeconds * 1000;
}
