import { expect, test } from 'vitest';
import { judge, type TestResults } from './verdict.ts';

const fine: TestResults = {
  secure: true,
  supported: true,
  camera: { found: 'Camera' },
  microphone: { found: 'Microphone' },
  live: true,
  relay: new Map([
    ['udp', true],
    ['tcp', true],
  ]),
  loopback: { roundTrip: 20, jitter: 2, loss: 0, rate: 2000, framesPerSecond: 30, relayed: true },
};
const codeOf = (change: Partial<TestResults>) => judge({ ...fine, ...change }).code;
const loopback = (change: object) => ({ loopback: { ...fine.loopback, ...change } as TestResults['loopback'] });

test('Where everything works it says so', () => {
  expect(judge(fine)).toEqual({ word: 'good', code: 'good' });
});

test('What keeps meetings from working goes before what makes them worse', () => {
  expect(codeOf({ supported: false, secure: false, live: false })).toBe('unsupported');
  expect(codeOf({ secure: false, live: false })).toBe('insecure');
  expect(codeOf({ live: false, loopback: null })).toBe('no-live');
  expect(codeOf({ relay: new Map([['udp', false]]), loopback: null })).toBe('relay-shut');
  expect(codeOf({ loopback: null, camera: { why: 'missing' } })).toBe('no-media');
  expect(codeOf({ ...loopback({ loss: 5 }), camera: { why: 'missing' } })).toBe('loss');
});

test('What makes meetings worse is told one by one', () => {
  expect(codeOf(loopback({ roundTrip: 500 }))).toBe('delay');
  expect(codeOf(loopback({ rate: 200 }))).toBe('narrow');
  expect(codeOf(loopback({ rate: 200, relayed: false }))).toBe('good');
  expect(codeOf({ microphone: { why: 'refused' } })).toBe('no-microphone');
  expect(codeOf({ camera: { why: 'in-use' } })).toBe('no-camera');
  expect(codeOf({ relay: new Map() })).toBe('no-relay');
  expect(
    codeOf({
      relay: new Map([
        ['udp', false],
        ['tcp', true],
      ]),
    }),
  ).toBe('no-udp');
});
