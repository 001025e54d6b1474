import { expect, it } from 'vitest';
import type { MyCall } from '../../../contract/calls.ts';
import { callId } from '../../../contract/ids.ts';
import { groupByDay } from './group-by-day.ts';

const call = (startedAt: string): MyCall => ({
  id: callId.parse('019aa000-0000-7000-8000-000000000000'),
  kind: 'meeting',
  with: 'Board room',
  videoAddress: null,
  elsewhere: false,
  role: 'host',
  startedAt,
  endedAt: null,
  seconds: 60,
  people: 2,
  endReason: null,
  quality: null,
  direction: null,
  outcome: 'answered',
  unseen: false,
});

it('puts calls under the days of the company, not of UTC', () => {
  const now = new Date('2026-01-01T23:30:00.000Z');
  const starts = [
    '2026-01-01T23:10:00.000Z',
    '2026-01-01T22:50:00.000Z',
    '2025-12-31T23:05:00.000Z',
    '2025-12-31T22:59:00.000Z',
  ];
  const days = groupByDay(starts.map(call), 'Europe/Oslo', now);
  expect(days.map(({ day, when, calls }) => [day, when, calls.map(({ startedAt }) => startedAt)])).toEqual([
    ['2026-01-02', 'today', [starts[0]]],
    ['2026-01-01', 'yesterday', [starts[1], starts[2]]],
    ['2025-12-31', 'earlier', [starts[3]]],
  ]);
});
