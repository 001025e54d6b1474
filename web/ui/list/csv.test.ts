import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('what separates cells and lines is quoted', () => {
  expect(
    csvOf([
      ['Name', 'Reason'],
      ['Berg, Aksel', 'said "no"\nand left'],
    ]),
  ).toBe('Name,Reason\r\n"Berg, Aksel","said ""no""\nand left"\r\n');
});

test.each(['=1+1', '+47', '-1', '@sum', '\tx'])('%j is no formula for a spreadsheet', (text) => {
  expect(csvOf([[text]])).toBe(`'${text}\r\n`);
});
