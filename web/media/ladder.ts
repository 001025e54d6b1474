/** Where sending stands between everything (step 0) and the least, and what is known that may move it. */
export interface Ladder {
  step: number;
  /** Measurements in a row with trouble, and without. */
  against: number;
  clear: number;
  /** Measurements without trouble that lead a step up; doubled each time that going up brought trouble again. */
  patience: number;
  /** Measurements since the last step up; `null` where there was none. */
  sinceUp: number | null;
}

const steps = 5;
const patience = { against: 2, first: 4, longest: 32 } as const;
/** Trouble within so many measurements after a step up comes from that step. */
const trial = 4;

export const topStep: Ladder = { step: 0, against: 0, clear: 0, patience: patience.first, sinceUp: null };

/**
 * Takes the next measurement. Two in a row with trouble lead a step down, four without lead a step up; where that brought
 * trouble again, the next try waits twice as long, so that a network that carries no more is not tried all the time.
 */
export function climb(before: Ladder, trouble: boolean): Ladder {
  const sinceUp = before.sinceUp === null ? null : before.sinceUp + 1;
  if (trouble) {
    const against = before.against + 1;
    if (against < patience.against || before.step === steps - 1) return { ...before, against, clear: 0, sinceUp };
    const isRelapse = sinceUp !== null && sinceUp <= trial;
    const longer = isRelapse ? Math.min(before.patience * 2, patience.longest) : before.patience;
    return { step: before.step + 1, against: 0, clear: 0, patience: longer, sinceUp: null };
  }
  const clear = before.clear + 1;
  if (before.step === 0) {
    const settled = clear >= patience.longest;
    return { ...before, against: 0, clear, sinceUp, patience: settled ? patience.first : before.patience };
  }
  if (clear < before.patience) return { ...before, against: 0, clear, sinceUp };
  return { ...before, step: before.step - 1, against: 0, clear: 0, sinceUp: 0 };
}
