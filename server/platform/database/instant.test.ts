import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isoInstant } from './instant.ts';

const date = fc.date({ min: new Date('0002-01-01'), max: new Date('9999-12-30'), noInvalidDate: true });

it('reads what the database writes, without zeros at the end of seconds and in any zone', () => {
  fc.assert(
    fc.property(date, fc.integer({ min: -14, max: 14 }), fc.constantFrom('', ':30'), (at, hours, minutes) => {
      const away = (Math.abs(hours) * 60 + (minutes === '' ? 0 : 30)) * (hours < 0 ? -1 : 1) * 60_000;
      const local = new Date(at.getTime() + away).toISOString();
      const text = `${local.slice(0, 10)} ${local.slice(11, -1).replace(/\.(\d*?)0+$/, (_, kept) => (kept ? `.${kept}` : ''))}`;
      const zone = `${hours < 0 ? '-' : '+'}${String(Math.abs(hours)).padStart(2, '0')}${minutes}`;
      expect(isoInstant(text + zone)).toBe(at.toISOString());
    }),
  );
});

it.each([
  ['2026-11-24 09:30:00+00', '2026-11-24T09:30:00.000Z'],
  ['2026-11-24 09:30:00.1+00', '2026-11-24T09:30:00.100Z'],
  ['2026-11-24 09:30:00.123999+00', '2026-11-24T09:30:00.123Z'],
  ['2026-11-24 09:30:00.5+05:30', '2026-11-24T04:00:00.500Z'],
])('%s is %s', (text, iso) => {
  expect(isoInstant(text)).toBe(iso);
});
