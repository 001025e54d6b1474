import { longestSample, mostMeasured, qualityCauses } from '../../contract/plain-values.ts';
import type { QualityCause, QualitySample, QualityWord } from '../../contract/quality.ts';
import type { LinkQuality } from '../media/engine.ts';

type Causes = Partial<Record<QualityCause, number>>;
type Figure = Exclude<keyof QualitySample, 'good' | 'fair' | 'bad' | 'causes' | 'relayed'>;

/** What is summed over the connections of a party; of the others the mean counts. */
const summed: readonly Figure[] = ['audioIn', 'videoIn', 'audioOut', 'videoOut'];
const averaged: readonly Figure[] = ['roundTrip', 'jitter', 'lossIn', 'lossOut', 'framesIn', 'framesOut'];
/** As the contract bounds them. */
const most: Record<Figure, number> = {
  roundTrip: mostMeasured.milliseconds,
  jitter: mostMeasured.milliseconds,
  lossIn: mostMeasured.percent,
  lossOut: mostMeasured.percent,
  audioIn: mostMeasured.rate,
  videoIn: mostMeasured.rate,
  audioOut: mostMeasured.rate,
  videoOut: mostMeasured.rate,
  framesIn: mostMeasured.frames,
  framesOut: mostMeasured.frames,
};

/** Gathers what was measured until the service is told. */
export class QualityLog {
  #words: Record<QualityWord, number> = { good: 0, fair: 0, bad: 0 };
  #causes: Causes = {};
  #figures = new Map<Figure, { total: number; seconds: number }>();
  #relayed = false;

  /** Seconds that were measured since the last sample. */
  get seconds(): number {
    return this.#words.good + this.#words.fair + this.#words.bad;
  }

  /** Adds what the connections to all others were like in so many seconds; nothing where one is alone. */
  add(links: readonly LinkQuality[], seconds: number): void {
    if (links.length === 0 || this.seconds + seconds > longestSample) return;
    const { word, cause } = sumUp(links);
    this.#words[word] += seconds;
    if (cause) this.#causes[cause] = (this.#causes[cause] ?? 0) + seconds;
    this.#relayed ||= links.some(({ relayed }) => relayed);
    for (const figure of [...summed, ...averaged]) {
      const values = links.flatMap((link) => link[figure] ?? []);
      if (values.length === 0) continue;
      const sum = values.reduce((total, value) => total + value, 0);
      const before = this.#figures.get(figure) ?? { total: 0, seconds: 0 };
      const value = summed.includes(figure) ? sum : sum / values.length;
      this.#figures.set(figure, { total: before.total + value * seconds, seconds: before.seconds + seconds });
    }
  }

  /** The sample since the last one; `null` where less than a second was measured. */
  take(): QualitySample | null {
    if (this.seconds < 1) return null;
    const { good, fair, bad } = this.#words;
    const causes: Causes = {};
    for (const cause of qualityCauses) {
      const spent = this.#causes[cause];
      if (spent !== undefined) causes[cause] = round(spent);
    }
    const sample: QualitySample = {
      good: round(good),
      fair: round(fair),
      bad: round(bad),
      causes,
      relayed: this.#relayed,
      roundTrip: this.#mean('roundTrip'),
      jitter: this.#mean('jitter'),
      lossIn: this.#mean('lossIn'),
      lossOut: this.#mean('lossOut'),
      audioIn: this.#mean('audioIn'),
      videoIn: this.#mean('videoIn'),
      audioOut: this.#mean('audioOut'),
      videoOut: this.#mean('videoOut'),
      framesIn: this.#mean('framesIn'),
      framesOut: this.#mean('framesOut'),
    };
    this.#words = { good: 0, fair: 0, bad: 0 };
    this.#causes = {};
    this.#figures = new Map();
    this.#relayed = false;
    return sample;
  }

  #mean(figure: Figure): number | null {
    const gathered = this.#figures.get(figure);
    return gathered ? Math.min(most[figure], round(gathered.total / gathered.seconds)) : null;
  }
}

/**
 * How a party was connected to all the others: bad where most connections were, so that one party's bad network is not
 * put down to everybody who was in a meeting with it.
 */
function sumUp(links: readonly LinkQuality[]): { word: QualityWord; cause: QualityCause | null } {
  const bad = links.filter(({ word }) => word === 'bad');
  const troubled = links.filter(({ word }) => word !== 'good');
  const [first] = bad.length > 0 ? bad : troubled;
  if (!first) return { word: 'good', cause: null };
  if (bad.length * 2 > links.length) return { word: 'bad', cause: first.cause };
  return troubled.length * 2 > links.length || links.length <= 2
    ? { word: 'fair', cause: first.cause }
    : { word: 'good', cause: null };
}

const round = (value: number): number => Math.round(value * 10) / 10;
