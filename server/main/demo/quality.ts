import type { QualityCause, QualitySample } from '../../../contract/quality.ts';
import type { DemoLeg } from './calls.ts';
import type { Draws } from './draws.ts';

export interface DemoMinute {
  minute: number;
  sample: QualitySample;
}

interface Trouble {
  cause: QualityCause;
  /** The first and the last minute of it. */
  from: number;
  to: number;
  bad: boolean;
}

const causes: readonly QualityCause[] = ['loss-in', 'loss-out', 'delay', 'jitter', 'bandwidth', 'processor'];
const causeWeights = [34, 12, 9, 14, 24, 7];
const troubleShare = 0.13;

/** How a leg's connection was, a sample a minute: mostly good, and somebody's network fails for some minutes. */
export function imagineQuality(draws: Draws, { joinedAt, leftAt, endReason }: DemoLeg): DemoMinute[] {
  const seconds = Math.floor((leftAt - joinedAt) / 1000);
  const minutes = Math.ceil(seconds / 60);
  const trouble = draws.chance(endReason === 'lost' ? 0.9 : troubleShare) ? imagineTrouble(draws, minutes) : null;
  return Array.from({ length: minutes }, (_, minute) => {
    const measured = Math.min(60, seconds - minute * 60);
    const isIn = trouble !== null && minute >= trouble.from && minute <= trouble.to;
    return { minute, sample: sampleOf(draws, measured, isIn ? trouble : null) };
  });
}

function imagineTrouble(draws: Draws, minutes: number): Trouble {
  const from = draws.whole(0, Math.max(0, minutes - 1));
  const length = Math.ceil(minutes * (0.05 + draws.share() ** 2 * 0.6));
  return { cause: causes[draws.weighted(causeWeights)] ?? 'loss-in', from, to: from + length, bad: draws.chance(0.3) };
}

function sampleOf(draws: Draws, measured: number, trouble: Trouble | null): QualitySample {
  const troubled = trouble ? Math.round(measured * (0.5 + draws.share() / 2)) : 0;
  const has = (cause: QualityCause) => trouble?.cause === cause;
  return {
    good: measured - troubled,
    fair: trouble?.bad ? 0 : troubled,
    bad: trouble?.bad ? troubled : 0,
    causes: trouble ? { [trouble.cause]: troubled } : {},
    roundTrip: has('delay') ? draws.whole(420, 900) : draws.whole(18, 90),
    jitter: has('jitter') ? draws.whole(60, 140) : draws.whole(1, 12),
    lossIn: has('loss-in') ? draws.whole(6, 18) : 0.1,
    lossOut: has('loss-out') ? draws.whole(6, 18) : 0.1,
    audioIn: 32,
    videoIn: 1400,
    audioOut: 32,
    videoOut: has('bandwidth') ? draws.whole(90, 240) : draws.whole(900, 1800),
    framesIn: 25,
    framesOut: has('processor') ? draws.whole(5, 10) : 25,
    relayed: false,
  };
}

/** The sum of a leg's samples as the service keeps it: seconds add up, figures are those of the worst minute. */
export function sumQuality(minutes: readonly DemoMinute[]): QualitySample | null {
  const [first] = minutes;
  if (!first) return null;
  const troubled = (sample: QualitySample) => sample.fair + sample.bad;
  const worst = minutes.reduce((one, other) => (troubled(other.sample) > troubled(one.sample) ? other : one), first);
  const add = (of: (sample: QualitySample) => number) => minutes.reduce((sum, { sample }) => sum + of(sample), 0);
  const found = causes.filter((cause) => minutes.some(({ sample }) => sample.causes[cause]));
  return {
    ...worst.sample,
    good: add(({ good }) => good),
    fair: add(({ fair }) => fair),
    bad: add(({ bad }) => bad),
    causes: Object.fromEntries(found.map((cause) => [cause, add((sample) => sample.causes[cause] ?? 0)])),
  };
}
