import { z } from 'zod';
import { longestSample, mostMeasured, qualityCauses } from './plain-values.ts';

/** How a connection is, or how a call was, in a word. */
export const qualityWord = z.enum(['good', 'fair', 'bad']);
export type QualityWord = z.infer<typeof qualityWord>;

export const qualityCause = z.enum(qualityCauses);
export type QualityCause = z.infer<typeof qualityCause>;

const seconds = z.number().min(0).max(longestSample);
const milliseconds = z.number().min(0).max(mostMeasured.milliseconds).nullable();
const percent = z.number().min(0).max(mostMeasured.percent).nullable();
/** Kilobits per second. */
const rate = z.number().min(0).max(mostMeasured.rate).nullable();
const frames = z.number().min(0).max(mostMeasured.frames).nullable();

/**
 * What a party's browser measured since its last sample, over all its connections (`getStats` of WebRTC, every few
 * seconds). `null`: there was nothing to measure.
 */
export const qualitySample = z.strictObject({
  /** Seconds that were so. */
  good: seconds,
  fair: seconds,
  bad: seconds,
  /** Seconds that were not good, by the cause that weighed most. */
  causes: z.partialRecord(qualityCause, seconds),
  /** There and back. */
  roundTrip: milliseconds,
  jitter: milliseconds,
  lossIn: percent,
  lossOut: percent,
  audioIn: rate,
  videoIn: rate,
  audioOut: rate,
  videoOut: rate,
  /** Pictures a second of the others, and of one's own. */
  framesIn: frames,
  framesOut: frames,
  /** Whether media went through a relay (TURN). */
  relayed: z.boolean(),
});
export type QualitySample = z.infer<typeof qualitySample>;

/** Client message: told about every 30 seconds, and before leaving. Has no answer. */
export const qualityMessage = z.object({ type: z.literal('quality'), sample: qualitySample });

/**
 * How a call was for one party, and why, to be said in one sentence. `code` names the sentence and `value` is the figure
 * in it: per cent for losses, milliseconds for delay and jitter, kilobits per second for bandwidth, seconds for the others.
 */
export const callQuality = z.object({
  word: qualityWord,
  code: z.enum(['good', ...qualityCause.options]),
  value: z.number().nullable(),
  /** Seconds measured, and how many of them were not good. */
  measured: z.number().int(),
  troubled: z.number().int(),
});
export type CallQuality = z.infer<typeof callQuality>;
