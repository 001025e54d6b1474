import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encodeCursor } from './cursor.ts';
import { type Key, type Keyset, readPlace } from './keyset.ts';

const id = '01980000-0000-7000-8000-000000000001';
const keyset = (type: Key['type']): Keyset => ({
  binding: 'things seen',
  keys: [
    { column: 'key', type },
    { column: 'id', type: 'uuid' },
  ],
  order: 'ascending',
  limit: 50,
});
const read = (type: Key['type'], text: string, last = id) =>
  readPlace(keyset(type), encodeCursor('things seen ascending', [text, last]));

it('reads what the database wrote', () => {
  for (const text of ['2026-02-28 23:59:59.123456+00', '2026-01-01 00:00:00+05:30', '-infinity', 'infinity'])
    expect(read('timestamptz', text)).toEqual([text, id]);
  expect(read('integer', '-12')).toEqual(['-12', id]);
  fc.assert(
    fc.property(fc.date({ min: new Date('0002-01-01'), max: new Date('9999-12-31'), noInvalidDate: true }), (date) => {
      const text = date.toISOString().replace('T', ' ').replace('Z', '+00');
      expect(read('timestamptz', text)).toEqual([text, id]);
    }),
  );
});

it.each([
  ['timestamptz', '2026-02-30 00:00:00+00'],
  ['timestamptz', '2026-13-01 00:00:00+00'],
  ['timestamptz', '2026-01-01 24:00:00+00'],
  ['timestamptz', 'now'],
  ['timestamptz', ''],
  ['integer', '99999999999'],
  ['integer', 'one'],
] as const)('refuses in a cursor as %s: %s', (type, text) => {
  expect(() => read(type, text)).toThrow(expect.objectContaining({ problem: 'wrong_input' }));
});

it('refuses an id that is none, and a cursor of the other order', () => {
  expect(() => read('text', 'a', 'no id')).toThrow(expect.objectContaining({ problem: 'wrong_input' }));
  expect(() =>
    readPlace({ ...keyset('text'), order: 'descending' }, encodeCursor('things seen ascending', ['a', id])),
  ).toThrow(expect.objectContaining({ problem: 'wrong_input' }));
});
