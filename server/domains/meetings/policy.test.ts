import { describe, expect, test } from 'vitest';
import { overdue, settleClocks, timeLimits } from './policy.ts';

const start = new Date('2026-03-02T09:00:00.000Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const none = { startedAt: null, hostLeftAt: null, aloneSince: null };
const personal = { kind: 'personal', hasHostPin: true } as const;

describe('a meeting ends', () => {
  const cases = [
    ['12 hours after it began', { ...none, startedAt: start }, personal, timeLimits.longest, 'time-limit'],
    ['5 minutes after its last host left', { ...none, hostLeftAt: start }, personal, 5 * 60, 'no-host'],
    ['after 15 minutes alone in a personal room', { ...none, aloneSince: start }, personal, 15 * 60, 'time-limit'],
    [
      'after 4 hours alone in a team room',
      { ...none, aloneSince: start },
      { kind: 'team', hasHostPin: false } as const,
      4 * 3600,
      'time-limit',
    ],
  ] as const;
  test.each(cases)('%s, and not a second before', (_name, meeting, room, seconds, reason) => {
    expect(overdue(meeting, room, later(seconds - 1))).toBeNull();
    expect(overdue(meeting, room, later(seconds))).toBe(reason);
  });

  test('never for want of a host in a room without a host PIN', () => {
    const room = { kind: 'personal', hasHostPin: false } as const;
    expect(overdue({ ...none, hostLeftAt: start }, room, later(3600))).toBeNull();
  });
});

describe('the clocks of a meeting', () => {
  const host = { role: 'host' } as const;
  const guest = { role: 'guest' } as const;

  test('begin with the first party, who is alone', () => {
    expect(settleClocks(none, [host], start)).toEqual({ startedAt: start, hostLeftAt: null, aloneSince: start });
  });
  test('run on over later changes', () => {
    const alone = settleClocks(none, [guest], start);
    expect(settleClocks(alone, [guest], later(9))).toEqual({ startedAt: start, hostLeftAt: start, aloneSince: start });
  });
  test('start anew when somebody is alone or without host again', () => {
    const both = settleClocks(settleClocks(none, [host], start), [host, guest], later(5));
    expect(both).toEqual({ startedAt: start, hostLeftAt: null, aloneSince: null });
    expect(settleClocks(both, [guest], later(8))).toEqual({
      startedAt: start,
      hostLeftAt: later(8),
      aloneSince: later(8),
    });
  });
  test('stop with the last one', () => {
    expect(settleClocks(settleClocks(none, [host], start), [], later(5))).toEqual(none);
  });
});
