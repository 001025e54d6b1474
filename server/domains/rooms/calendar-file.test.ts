import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Appointment, foldLine, writeCalendar } from './calendar-file.ts';

const appointment: Appointment = {
  uid: 'one@acme.example',
  at: new Date('2026-11-24T08:00:00Z'),
  start: new Date('2026-12-01T09:30:00Z'),
  minutes: 45,
  title: 'Planning',
  link: 'https://rotunda.example/meet/oslo.lab.vmr@acme.example',
  videoAddress: 'oslo.lab.vmr@acme.example',
  text: 'Join in the browser',
};

/** A reader of RFC 5545 as calendars are: unfolds lines, splits name and value, takes escapes back. */
function read(file: string): Map<string, string> {
  expect(file.endsWith('\r\n')).toBe(true);
  const lines = file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1);
  for (const line of lines) expect(line).toMatch(/^[A-Z-]+:/);
  return new Map(
    lines.map((line) => {
      const [name = '', ...value] = line.split(':');
      const text = value.join(':').replaceAll(/\\([\\;,nN])/g, (_, what: string) => (/n/i.test(what) ? '\n' : what));
      return [`${name}${['BEGIN', 'END'].includes(name) ? ` ${text}` : ''}`, text];
    }),
  );
}

test('an appointment is read as it was written', () => {
  const fields = read(writeCalendar(appointment));
  expect(Object.fromEntries(fields)).toMatchObject({
    VERSION: '2.0',
    UID: 'one@acme.example',
    DTSTAMP: '20261124T080000Z',
    DTSTART: '20261201T093000Z',
    DTEND: '20261201T101500Z',
    SUMMARY: 'Planning',
    LOCATION: 'oslo.lab.vmr@acme.example',
    URL: appointment.link,
  });
  expect([...fields.keys()].slice(0, 1)).toEqual(['BEGIN VCALENDAR']);
  expect([...fields.keys()].at(-1)).toBe('END VCALENDAR');
});

test('no text gets out of its field, whatever it holds', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 200 }).map((given) => given.replaceAll(/\r\n?/g, '\n'));
  const hostile = fc.constantFrom('END:VEVENT\nBEGIN:VALARM', 'a\\;b,c\\n', '😀'.repeat(60), '\\', 'ä:ö;ü');
  fc.assert(
    fc.property(fc.oneof(text, hostile), (title) => {
      const file = writeCalendar({ ...appointment, title, text: `${title}\n${title}` });
      const fields = read(file);
      expect(fields.get('SUMMARY')).toBe(title);
      expect(fields.get('DESCRIPTION')).toBe(`${title}\n${title}`);
      expect(fields.has('BEGIN VALARM')).toBe(false);
      for (const line of file.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    }),
    { numRuns: 300 },
  );
});

test('a line is folded between characters', () => {
  expect(foldLine('x'.repeat(75))).toBe('x'.repeat(75));
  expect(foldLine('x'.repeat(76))).toBe(`${'x'.repeat(75)}\r\n x`);
  expect(foldLine(`${'x'.repeat(74)}é`)).toBe(`${'x'.repeat(74)}\r\n é`);
});
