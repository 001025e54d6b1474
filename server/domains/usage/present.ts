import type { z } from 'zod';
import type { usageQuality, usageShapes } from '../../../contract/usage-values.ts';
import type { Shape } from './figures.ts';

/** Sizes and lengths of meetings, smallest first. */
export function presentShapes(shapes: readonly Shape[]): Omit<z.infer<typeof usageShapes>, 'timeZone'> {
  const of = (figure: Shape['figure']) => shapes.filter((shape) => shape.figure === figure);
  return {
    sizes: of('size').map(({ value, meetings }) => ({ parties: value, meetings })),
    lengths: of('length').map(({ value, meetings }) => ({ minutes: value, meetings })),
  };
}

const causePrefix = 'cause ';

/** Seconds by quality, and causes, most first. */
export function presentQuality(
  parts: readonly { part: string; seconds: number }[],
): Omit<z.infer<typeof usageQuality>, 'timeZone'> {
  const of = (name: string) => parts.find(({ part }) => part === name)?.seconds ?? 0;
  return {
    goodSeconds: of('good'),
    fairSeconds: of('fair'),
    badSeconds: of('bad'),
    causes: parts
      .filter(({ part }) => part.startsWith(causePrefix))
      .map(({ part, seconds }) => ({ cause: part.slice(causePrefix.length), seconds })),
  };
}
