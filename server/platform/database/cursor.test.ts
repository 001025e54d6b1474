import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Problem } from '../http/problem.ts';
import { cutPage, decodeCursor, encodeCursor } from './cursor.ts';

const refusal = (run: () => unknown) => {
  try {
    run();
    return null;
  } catch (error) {
    return error instanceof Problem ? error.problem : error;
  }
};

it('comes back as it went out', () => {
  const place = fc.array(fc.string({ unit: 'grapheme', maxLength: 100 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(place, (texts) => {
      fc.pre(texts.every((text) => !text.includes('\u0000')));
      expect(decodeCursor('members name', encodeCursor('members name', texts), texts.length)).toEqual(texts);
    }),
  );
});

it('is refused in another list or order, with another length, or damaged', () => {
  const cursor = encodeCursor('members name ascending', ['anna', 'id']);
  expect(refusal(() => decodeCursor('members name descending', cursor, 2))).toBe('wrong_input');
  expect(refusal(() => decodeCursor('members name ascending', cursor, 3))).toBe('wrong_input');
  expect(refusal(() => decodeCursor('members name ascending', cursor.slice(2), 2))).toBe('wrong_input');
});

it('is refused whatever somebody makes up', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      expect(refusal(() => decodeCursor('members name', text, 2))).toBe('wrong_input');
    }),
  );
});

it('never carries a NUL into a query', () => {
  expect(refusal(() => decodeCursor('list', encodeCursor('list', ['a\u0000', 'id']), 2))).toBe('wrong_input');
});

it('is there where one row more was read than the page shows, at the last that it shows', () => {
  const cursorOf = (last: string) => `behind ${last}`;
  expect(cutPage(['a', 'b', 'c'], 2, cursorOf)).toEqual({ items: ['a', 'b'], nextCursor: 'behind b' });
  expect(cutPage(['a', 'b'], 2, cursorOf)).toEqual({ items: ['a', 'b'], nextCursor: null });
  expect(cutPage([], 2, cursorOf)).toEqual({ items: [], nextCursor: null });
});
