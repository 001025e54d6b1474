import type { Workbench } from './benchmark.ts';

interface Sides {
  product(): Promise<number>;
  baseline(): Promise<number>;
}

/** The middle one of some figures, or the mean of the two in the middle. NaN of none. */
export function median(figures: readonly number[]): number {
  const sorted = figures.toSorted((a, b) => a - b);
  const half = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(half) - 1], sorted[Math.floor(half)]];
  return (low + high) / 2;
}

/**
 * Measures both sides in turns, A B A B, so that a busy moment of the machine meets both; gives the medians. One round
 * more than asked for goes first and does not count.
 */
export async function measureInTurns(
  bench: Workbench,
  rounds: number,
  unit: string,
  { product, baseline }: Sides,
): Promise<{ value: number; baseline: number }> {
  const measured: { product: number; baseline: number }[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const pair = { product: await product(), baseline: await baseline() };
    const which = round === 0 ? 'warm-up' : `${round}/${rounds}`;
    bench.say(`${which}: ${pair.product.toFixed(0)} against ${pair.baseline.toFixed(0)} ${unit}`);
    if (round > 0) measured.push(pair);
  }
  return {
    value: median(measured.map((pair) => pair.product)),
    baseline: median(measured.map((pair) => pair.baseline)),
  };
}
