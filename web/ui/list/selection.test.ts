import { expect, test } from 'vitest';
import { noSelection, type Selection, select, selectedRows, selectOne, selectRange } from './selection.ts';

const rows = ['a', 'b', 'c', 'd', 'e'].map((id) => ({ id, version: 1 }));
const [a, b, , d, e] = rows;
const idsOf = ({ rows: selected }: Selection<unknown>) => [...selected.keys()].toSorted().join('');
if (!a || !b || !d || !e) throw new Error('five rows');

test('a range goes from the row that was last selected by itself, in both directions', () => {
  const begun = selectOne(noSelection<typeof a>(), b, true);
  expect(idsOf(selectRange(begun, rows, d, true))).toBe('bcd');
  const end = selectOne(noSelection<typeof a>(), e, true);
  expect(idsOf(selectRange(end, rows, b, true))).toBe('bcde');
});

test('a further range begins at the same row, and one can be taken away', () => {
  const three = selectRange(selectOne(noSelection<typeof a>(), b, true), rows, d, true);
  const four = selectRange(three, rows, a, true);
  expect(idsOf(four)).toBe('abcd');
  expect(idsOf(selectRange(four, rows, d, false))).toBe('a');
});

test('without a row to begin with it is a single one', () => {
  const selection = selectRange(noSelection<typeof a>(), rows, d, true);
  expect(idsOf(selection)).toBe('d');
  expect(selection.anchor).toBe('d');
});

test('a row that is not shown any more is no beginning', () => {
  const gone = selectOne(noSelection<typeof a>(), { id: 'z', version: 1 }, true);
  expect(idsOf(selectRange(gone, rows, b, true))).toBe('bz');
});

test('rows of another search stay selected, and each counts as it was read last', () => {
  const selection = select(selectOne(noSelection<typeof a>(), a, true), [b], true);
  const loaded = [{ id: 'b', version: 7 }];
  expect(selectedRows(selection, loaded)).toEqual([
    { id: 'a', version: 1 },
    { id: 'b', version: 7 },
  ]);
});

test('unselecting all that are shown leaves the others', () => {
  const all = select(noSelection<typeof a>(), rows, true);
  expect(idsOf(select(all, [a, b], false))).toBe('cde');
});
