import { expect, test } from 'vitest';
import { qualitySample } from '../../contract/quality.ts';
import type { LinkQuality } from '../media/engine.ts';
import { QualityLog } from './quality-log.ts';

const good: LinkQuality = {
  word: 'good',
  cause: null,
  roundTrip: 20,
  jitter: 2,
  lossIn: 0,
  lossOut: 0,
  audioIn: 30,
  videoIn: 500,
  audioOut: 30,
  videoOut: 600,
  framesIn: 30,
  framesOut: 30,
  relayed: false,
};
const bad: LinkQuality = { ...good, word: 'bad', cause: 'delay', roundTrip: 900 };

function sampleOf(...ticks: (readonly LinkQuality[])[]) {
  const log = new QualityLog();
  for (const links of ticks) log.add(links, 5);
  return log.take();
}

test('Bit rates are summed over the connections, other figures averaged', () => {
  expect(sampleOf([good, { ...good, roundTrip: 60 }])).toMatchObject({
    good: 5,
    roundTrip: 40,
    videoIn: 1000,
    audioOut: 60,
  });
});

test('Whoever is badly connected has bad minutes, and the others of the meeting have not', () => {
  expect(sampleOf([bad, bad, good])).toMatchObject({ good: 0, bad: 5, causes: { delay: 5 } });
  expect(sampleOf([bad, good, good])).toMatchObject({ good: 5, fair: 0, bad: 0, causes: {} });
  expect(sampleOf([bad, good])).toMatchObject({ fair: 5, causes: { delay: 5 } });
  expect(sampleOf([bad])).toMatchObject({ bad: 5 });
});

test('Nothing is told of the time in which one is alone', () => {
  expect(sampleOf([], [])).toBeNull();
});

test('A sample begins where the last one ended, and keeps to the bounds of the contract', () => {
  const log = new QualityLog();
  log.add([{ ...bad, roundTrip: 1e9, framesIn: 1e6 }], 5);
  expect(qualitySample.safeParse(log.take()).success).toBe(true);
  expect(log.take()).toBeNull();
  for (let tick = 0; tick < 2000; tick += 1) log.add([good], 5);
  expect(qualitySample.safeParse(log.take()).success).toBe(true);
});
