import { type CallQuality, type QualityCause, type QualitySample, qualityCause } from '../../../contract/quality.ts';
import { measuredSeconds } from './quality-sum.ts';

/** Less than this many seconds tell nothing of a call. */
const enoughSeconds = 10;
/** From this share of the time on, trouble is what people remember of a call. */
const remembered = 0.15;
/** Seconds of bad connection that a call is never called good after. */
const longTrouble = 30;

/**
 * Tells how a party's call was and the one thing that explains it best, for a help desk to read out; `null` where too
 * little was measured. A leg that never came back is bad whatever was measured before.
 */
export function diagnoseCall(sum: QualitySample | null, endReason: string | null): CallQuality | null {
  const measured = sum ? measuredSeconds(sum) : 0;
  if (endReason === 'lost') {
    const troubled = sum ? Math.round(sum.fair + sum.bad) : 0;
    return { word: 'bad', code: 'interrupted', value: null, measured: Math.round(measured), troubled };
  }
  if (!sum || measured < enoughSeconds) return null;
  const word = wordFor(sum, measured);
  const seconds = { measured: Math.round(measured), troubled: Math.round(sum.fair + sum.bad) };
  const cause = word === 'good' ? null : worstCause(sum);
  if (!cause) return { word, code: 'good', value: null, ...seconds };
  return { word, code: cause, value: figureOf(cause, sum), ...seconds };
}

function wordFor({ fair, bad }: QualitySample, measured: number): CallQuality['word'] {
  if (bad / measured >= remembered) return 'bad';
  return (fair + bad) / measured >= remembered || bad >= longTrouble ? 'fair' : 'good';
}

function worstCause({ causes }: QualitySample): QualityCause | null {
  const [worst] = qualityCause.options
    .filter((cause) => (causes[cause] ?? 0) > 0)
    .sort((one, other) => (causes[other] ?? 0) - (causes[one] ?? 0));
  return worst ?? null;
}

function figureOf(cause: QualityCause, sum: QualitySample): number | null {
  switch (cause) {
    case 'loss-in':
      return sum.lossIn;
    case 'loss-out':
      return sum.lossOut;
    case 'delay':
      return rounded(sum.roundTrip);
    case 'jitter':
      return rounded(sum.jitter);
    case 'bandwidth':
      return rounded(sum.videoOut);
    case 'interrupted':
    case 'unreachable':
    case 'processor':
      return rounded(sum.causes[cause] ?? 0);
  }
}

const rounded = (value: number | null): number | null => (value === null ? null : Math.round(value));
