import { describe, expect, it } from 'vitest';
import { makeFormat } from './format.ts';

const format = makeFormat('en-GB', 'Europe/Oslo');
const now = new Date('2026-11-24T10:00:00Z');

describe('numbers and times', () => {
  it('rounds minutes down', () => {
    expect(format.minutes(119)).toBe('1');
    expect(format.minutes(72_292_800)).toBe('1,204,880');
  });

  it('writes lengths of time', () => {
    expect(format.duration(40)).toBe('40 sec');
    expect(format.duration(24 * 60 + 59)).toBe('24 min');
    expect(format.duration(3900)).toBe('1 hr 5 min');
    expect(format.duration(7200)).toBe('2 hr');
  });

  it('writes a share with one digit', () => {
    expect(format.percent(0.062)).toBe('6.2 %');
  });

  it('writes times in the company’s zone', () => {
    expect(format.time('2026-11-24T09:42:00.000Z')).toBe('10:42');
    expect(format.date('2026-11-23T23:30:00.000Z')).toBe('24 November 2026');
    expect(format.day('2026-11-11')).toMatch(/^Wednesday,? 11 November$/);
  });

  it('says how long ago by the zone’s calendar days', () => {
    expect(format.ago('2026-11-24T09:58:00.000Z', now)).toBe('2 min ago');
    expect(format.ago('2026-11-23T22:30:00.000Z', now)).toBe('yesterday');
    expect(format.ago('2026-11-23T23:30:00.000Z', now)).toBe('11 hr ago');
    expect(format.ago('2026-10-12T09:00:00.000Z', now)).toBe('12 Oct');
    expect(format.ago('2025-10-12T09:00:00.000Z', now)).toBe('12 Oct 2025');
    expect(format.ago('2026-11-24T10:00:05.000Z', now)).toBe('now');
  });
});
