import { expect, test } from 'vitest';
import type { LocalSnapshot } from '../../media/local-media.ts';
import { reportOf } from './report.ts';

const media: LocalSnapshot = {
  camera: { is: 'opening' },
  microphone: { is: 'opening' },
  muted: false,
  screen: { is: 'off', why: null },
  devices: { cameras: [], microphones: [] },
  event: null,
};

test('at rest, devices that will be used are told as on, and those that fail as missing', () => {
  expect(reportOf({ at: 'idle' }, media, 40)).toEqual({
    ...{ at: 'idle', name: null, waitsFor: null, problem: null },
    ...{ camera: 'on', microphone: 'on', volume: 40 },
  });
  const faulty = { ...media, muted: true, microphone: { is: 'faulty', why: 'missing' } as const };
  expect(reportOf({ at: 'idle' }, faulty, 40)).toMatchObject({ camera: 'on', microphone: 'missing' });
  const off = { ...media, muted: true, camera: { is: 'off', deviceId: undefined } as const };
  expect(reportOf({ at: 'idle' }, off, 40)).toMatchObject({ camera: 'off', microphone: 'off' });
});

test('an ended call is rest, a refused one says why', () => {
  const request = { to: 'room', address: 'a@b.example' } as const;
  expect(reportOf({ at: 'ended', why: 'left', request, roomName: 'Board' }, media, 1)).toMatchObject({ at: 'idle' });
  const problem = { type: '', code: 'meeting_full', title: 'Meeting full', detail: 'Too many.', status: 409 } as const;
  expect(reportOf({ at: 'refused', problem, request }, media, 1)).toMatchObject({
    at: 'refused',
    problem: { title: 'Meeting full', detail: 'Too many.' },
  });
});
