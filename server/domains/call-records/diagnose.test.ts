import { expect, test } from 'vitest';
import type { QualitySample } from '../../../contract/quality.ts';
import { diagnoseCall } from './diagnose.ts';

const fine: QualitySample = {
  good: 600,
  fair: 0,
  bad: 0,
  causes: {},
  roundTrip: 30.4,
  jitter: 3,
  lossIn: 0.1,
  lossOut: 0,
  audioIn: 30,
  videoIn: 900,
  audioOut: 30,
  videoOut: 800,
  framesIn: 28,
  framesOut: 30,
  relayed: false,
};

test('A call without trouble was good', () => {
  expect(diagnoseCall(fine, 'left')).toEqual({ word: 'good', code: 'good', value: null, measured: 600, troubled: 0 });
});

test('A few bad seconds of a long call are forgotten, half a minute is not', () => {
  const short = { ...fine, bad: 20, causes: { delay: 20 } };
  expect(diagnoseCall(short, 'left')).toMatchObject({ word: 'good', code: 'good', troubled: 20 });
  const longer = { ...fine, bad: 40, causes: { delay: 40 } };
  expect(diagnoseCall(longer, 'left')).toMatchObject({ word: 'fair', code: 'delay', value: 30 });
});

test('The cause that took most of the time is named, with its figure', () => {
  const lossy = { ...fine, good: 300, fair: 100, bad: 200, lossIn: 12.3, causes: { 'loss-in': 220, jitter: 80 } };
  expect(diagnoseCall(lossy, 'left')).toEqual({
    word: 'bad',
    code: 'loss-in',
    value: 12.3,
    measured: 600,
    troubled: 300,
  });
  const busy = { ...fine, fair: 300, causes: { processor: 300 } };
  expect(diagnoseCall(busy, null)).toMatchObject({ word: 'fair', code: 'processor', value: 300 });
});

test('Who never came back had a bad call, whatever was measured', () => {
  expect(diagnoseCall(fine, 'lost')).toMatchObject({ word: 'bad', code: 'interrupted' });
  expect(diagnoseCall(null, 'lost')).toMatchObject({ word: 'bad', code: 'interrupted', measured: 0 });
});

test('Too little was measured to tell', () => {
  expect(diagnoseCall(null, 'left')).toBeNull();
  expect(diagnoseCall({ ...fine, good: 9 }, 'left')).toBeNull();
});
