/** What a figure must come to: its ratio to the baseline where there is one, else the figure itself. */
export type Target = { most: number } | { least: number };

export interface Finding {
  /** Which of several figures of a benchmark; absent where it has one. */
  of?: string;
  value: number;
  unit: string;
  /** Measured beside it in the same run, in the same unit; null where the target is a plain size. */
  baseline: number | null;
  target: Target;
}

/** What a benchmark is given for its run. */
export interface Workbench {
  /** Does something when the run is over, whichever way; the latest first. */
  afterwards(end: () => Promise<unknown> | unknown): void;
  /** An empty folder that is removed afterwards. */
  folder(): string;
  /** Tells whoever watches how far it is. */
  say(words: string): void;
}

/** A file `NAME.bench.ts` exports one as `benchmark`; that is all there is to adding one. */
export interface Benchmark {
  /** One line for `--list`. */
  summary: string;
  /** Throws where it can't be measured; a figure that misses its target is no fault. */
  run(bench: Workbench): Promise<Finding[]>;
}

/** A finding as `--json` prints it. */
export interface Result {
  name: string;
  value: number;
  unit: string;
  baseline: number | null;
  /** Value by baseline; null without one. */
  ratio: number | null;
  target: string;
  holds: boolean;
}

/** Judges a finding. What is no number holds nothing. */
export function judge(benchmark: string, { of, value, unit, baseline, target }: Finding): Result {
  const ratio = baseline === null ? null : value / baseline;
  const subject = ratio ?? value;
  return {
    name: of === undefined ? benchmark : `${benchmark} ${of}`,
    value,
    unit,
    baseline,
    ratio,
    target: 'most' in target ? `<= ${target.most}` : `>= ${target.least}`,
    holds: 'most' in target ? subject <= target.most : subject >= target.least,
  };
}
