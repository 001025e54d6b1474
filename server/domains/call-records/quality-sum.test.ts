import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type QualitySample, qualityCause } from '../../../contract/quality.ts';
import { addSample, fitSample, measuredSeconds } from './quality-sum.ts';

const seconds = fc.integer({ min: 0, max: 600 });
const figure = fc.option(fc.integer({ min: 0, max: 100 }));
const sample: fc.Arbitrary<QualitySample> = fc.record({
  good: seconds,
  fair: seconds,
  bad: seconds,
  causes: fc.dictionary(fc.constantFrom(...qualityCause.options), seconds),
  roundTrip: figure,
  jitter: figure,
  lossIn: figure,
  lossOut: figure,
  audioIn: figure,
  videoIn: figure,
  audioOut: figure,
  videoOut: figure,
  framesIn: figure,
  framesOut: figure,
  relayed: fc.boolean(),
});

test('Seconds and causes of all samples add up, in whatever order they come', () => {
  fc.assert(
    fc.property(fc.array(sample, { minLength: 1, maxLength: 10 }), (samples) => {
      const sum = samples.reduce<QualitySample | null>(addSample, null);
      const total = (of: (each: QualitySample) => number) => samples.reduce((all, each) => all + of(each), 0);
      for (const word of ['good', 'fair', 'bad'] as const) expect(sum?.[word]).toBeCloseTo(total((each) => each[word]));
      for (const cause of qualityCause.options) {
        expect(sum?.causes[cause] ?? 0).toBeCloseTo(total((each) => each.causes[cause] ?? 0));
      }
    }),
  );
});

test('A mean lies between what it is made of, and what was not measured does not count', () => {
  fc.assert(
    fc.property(sample, sample, (one, other) => {
      const mean = addSample(one, other).lossIn;
      const values = [one.lossIn, other.lossIn].filter((value) => value !== null);
      if (values.length === 0) expect(mean).toBeNull();
      else {
        expect(mean).toBeGreaterThanOrEqual(Math.min(...values) - 0.05);
        expect(mean).toBeLessThanOrEqual(Math.max(...values) + 0.05);
      }
    }),
  );
});

test('A sample is weighed by its seconds', () => {
  const [base] = fc.sample(sample, 1);
  if (!base) throw new Error('no sample');
  const short = { ...base, good: 10, fair: 0, bad: 0, roundTrip: 100 };
  const long = { ...base, good: 30, fair: 0, bad: 0, roundTrip: 20 };
  expect(addSample(short, long).roundTrip).toBe(40);
});

test('More time than there is left does not count', () => {
  fc.assert(
    fc.property(sample, fc.integer({ min: -10, max: 900 }), (given, left) => {
      const fitted = fitSample(given, left);
      expect(measuredSeconds(fitted)).toBeLessThanOrEqual(Math.max(0, left) + 1e-6);
      if (measuredSeconds(given) <= left) expect(fitted).toEqual(given);
    }),
  );
});
