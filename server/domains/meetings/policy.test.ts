import { describe, expect, test } from 'vitest';
import {
  announcedEnd,
  isOver,
  type MeetingClock,
  type MeetingPlace,
  plannedEnd,
  seatsLeft,
  settleClocks,
  type TimeLimits,
} from './policy.ts';

const start = new Date('2026-03-02T09:00:00.000Z');
const later = (seconds: number) => new Date(start.getTime() + seconds * 1000);
const none: MeetingClock = { startedAt: null, hostLeftAt: null, aloneSince: null, endsAt: null, endsWhy: null };
const personal: MeetingPlace = { kind: 'personal', hasHostPin: true };
const limits: TimeLimits = {
  withoutHostMinutes: 5,
  alonePersonalMinutes: 15,
  aloneTeamMinutes: 240,
  longestMinutes: 720,
};

describe('a meeting is to end', () => {
  const team: MeetingPlace = { kind: 'team', hasHostPin: false };
  const cases: [string, MeetingClock, MeetingPlace, number, string][] = [
    ['12 hours after it began', { ...none, startedAt: start }, personal, 720, 'longest'],
    ['5 minutes after its last host left', { ...none, hostLeftAt: start }, personal, 5, 'no-host'],
    ['after 15 minutes alone in a personal room', { ...none, aloneSince: start }, personal, 15, 'alone'],
    ['after 4 hours alone in a team room', { ...none, aloneSince: start }, team, 240, 'alone'],
  ];
  test.each(cases)('%s', (_name, meeting, place, minutes, why) => {
    expect(plannedEnd(meeting, place, limits)).toEqual({ at: later(minutes * 60), why });
  });
  test('at the first of several', () => {
    const all = { ...none, startedAt: later(-9000), hostLeftAt: later(60), aloneSince: later(-600) };
    expect(plannedEnd(all, personal, limits)).toEqual({ at: later(300), why: 'alone' });
  });
  test('never for want of a host in a room without a host PIN', () => {
    expect(plannedEnd({ ...none, hostLeftAt: start }, { kind: 'personal', hasHostPin: false }, limits)).toBeNull();
  });
  test('as the company has it', () => {
    const own = { ...limits, alonePersonalMinutes: 30 };
    expect(plannedEnd({ ...none, aloneSince: start }, personal, own)?.at).toEqual(later(1800));
  });
  test('and a direct call after the longest time only', () => {
    const call = { ...none, startedAt: start, hostLeftAt: start, aloneSince: start };
    expect(plannedEnd(call, { kind: 'direct', hasHostPin: false }, limits)).toEqual({
      at: later(43_200),
      why: 'longest',
    });
  });
});

describe('an end is announced', () => {
  const planned = { at: later(900), why: 'alone' } as const;
  test('a minute before, with the time that a sweep may take', () => {
    expect(announcedEnd(none, planned, later(824))).toBeNull();
    expect(announcedEnd(none, planned, later(825))).toEqual(planned);
  });
  test('once, and holds', () => {
    const announced = { ...none, endsAt: later(960), endsWhy: 'alone' } as const;
    expect(announcedEnd(announced, planned, later(950))).toEqual({ at: later(960), why: 'alone' });
    expect(isOver(announced, later(959))).toBe(false);
    expect(isOver(announced, later(960))).toBe(true);
  });
  test('for a full minute, however late the service comes to it', () => {
    expect(announcedEnd(none, planned, later(5000))).toEqual({ at: later(5060), why: 'alone' });
    expect(isOver(none, later(5000))).toBe(false);
  });
  test('anew where another reason comes first', () => {
    const announced = { ...none, endsAt: later(960), endsWhy: 'longest' } as const;
    expect(announcedEnd(announced, planned, later(890))).toEqual({ at: later(950), why: 'alone' });
  });
});

describe('the clocks of a meeting', () => {
  const host = { role: 'host' } as const;
  const guest = { role: 'guest' } as const;

  test('begin with the first party, who is alone', () => {
    expect(settleClocks(none, [host], start)).toEqual({ ...none, startedAt: start, aloneSince: start });
  });
  test('run on over later changes', () => {
    const alone = settleClocks(none, [guest], start);
    expect(settleClocks(alone, [guest], later(9))).toEqual({
      ...none,
      ...{ startedAt: start, hostLeftAt: start, aloneSince: start },
    });
  });
  test('start anew when somebody is alone or without host again', () => {
    const both = settleClocks(settleClocks(none, [host], start), [host, guest], later(5));
    expect(both).toEqual({ ...none, startedAt: start });
    expect(settleClocks(both, [guest], later(8))).toEqual({
      ...none,
      ...{ startedAt: start, hostLeftAt: later(8), aloneSince: later(8) },
    });
  });
  test('stop with the last one', () => {
    expect(settleClocks(settleClocks(none, [host], start), [], later(5))).toEqual(none);
  });
  test('take back an announced end once its reason is gone, and only then', () => {
    const alone = { ...settleClocks(none, [guest], start), endsAt: later(900), endsWhy: 'alone' as const };
    expect(settleClocks(alone, [guest], later(840))).toMatchObject({ endsAt: later(900), endsWhy: 'alone' });
    expect(settleClocks(alone, [guest, guest], later(840))).toMatchObject({ endsAt: null, endsWhy: null });
    const hostless = { ...settleClocks(none, [guest, guest], start), endsAt: later(300), endsWhy: 'no-host' as const };
    expect(settleClocks(hostless, [guest, guest, guest], later(250))).toMatchObject({ endsWhy: 'no-host' });
    expect(settleClocks(hostless, [guest, host], later(250))).toMatchObject({ endsWhy: null });
  });
});

test('the last seat is for who has control, until one is in', () => {
  const guests = (count: number) => Array.from({ length: count }, () => ({ control: false }));
  expect(seatsLeft(guests(6), 8, false)).toBe(1);
  expect(seatsLeft(guests(7), 8, false)).toBe(0);
  expect(seatsLeft(guests(7), 8, true)).toBe(1);
  expect(seatsLeft([...guests(6), { control: true }], 8, false)).toBe(1);
  expect(seatsLeft([...guests(7), { control: true }], 8, true)).toBe(0);
});
