import { type QualityCause, type QualitySample, qualityCause } from '../../../contract/quality.ts';

/** Seconds that a sample covers. */
export const measuredSeconds = ({ good, fair, bad }: QualitySample): number => good + fair + bad;

/** The sample, as if no more than `left` seconds had been measured: nobody was in a call for longer than the call. */
export function fitSample(sample: QualitySample, left: number): QualitySample {
  const measured = measuredSeconds(sample);
  if (measured <= left) return sample;
  const share = measured > 0 ? Math.max(0, left) / measured : 0;
  const causes = mapCauses((cause) => scaled(sample.causes[cause], share));
  const { good, fair, bad } = sample;
  return { ...sample, causes, good: good * share, fair: fair * share, bad: bad * share };
}

/** Sums two samples: seconds add up, figures are the mean by seconds, and what was not measured does not count. */
export function addSample(before: QualitySample | null, sample: QualitySample): QualitySample {
  if (!before) return sample;
  const [earlier, later] = [measuredSeconds(before), measuredSeconds(sample)];
  const mean = (one: number | null, other: number | null) => {
    if (one === null || other === null) return one ?? other;
    return earlier + later > 0 ? rounded((one * earlier + other * later) / (earlier + later)) : other;
  };
  return {
    good: rounded(before.good + sample.good),
    fair: rounded(before.fair + sample.fair),
    bad: rounded(before.bad + sample.bad),
    causes: mapCauses((cause) => plus(before.causes[cause], sample.causes[cause])),
    roundTrip: mean(before.roundTrip, sample.roundTrip),
    jitter: mean(before.jitter, sample.jitter),
    lossIn: mean(before.lossIn, sample.lossIn),
    lossOut: mean(before.lossOut, sample.lossOut),
    audioIn: mean(before.audioIn, sample.audioIn),
    videoIn: mean(before.videoIn, sample.videoIn),
    audioOut: mean(before.audioOut, sample.audioOut),
    videoOut: mean(before.videoOut, sample.videoOut),
    framesIn: mean(before.framesIn, sample.framesIn),
    framesOut: mean(before.framesOut, sample.framesOut),
    relayed: before.relayed || sample.relayed,
  };
}

const rounded = (value: number): number => Math.round(value * 10) / 10;
const scaled = (value: number | undefined, share: number) => (value === undefined ? undefined : value * share);
const plus = (one: number | undefined, other: number | undefined) =>
  one === undefined && other === undefined ? undefined : rounded((one ?? 0) + (other ?? 0));

function mapCauses(of: (cause: QualityCause) => number | undefined): QualitySample['causes'] {
  const causes: QualitySample['causes'] = {};
  for (const cause of qualityCause.options) {
    const value = of(cause);
    if (value !== undefined) causes[cause] = value;
  }
  return causes;
}
