import { expect, test } from 'vitest';
import { readAddress } from './read-address.ts';

test('an address is read out of a link, and an address is one', () => {
  expect(readAddress('  board@acme.example ')).toBe('board@acme.example');
  expect(readAddress('Join: https://rotunda.example/meet/board%40acme.example?name=x#y')).toBe('board@acme.example');
  expect(readAddress('rotunda.example/meet/board@acme.example/')).toBe('board@acme.example');
  expect(readAddress('https://rotunda.example/meet/%E0%A4%A')).toBe('%E0%A4%A');
});
