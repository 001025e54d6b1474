import { expect, test } from 'vitest';
import { inOrder } from './delete-company.ts';

test('what points at others goes before what it points at', () => {
  const references = [
    { from: 'leg', to: 'company' },
    { from: 'member', to: 'party' },
    { from: 'room', to: 'party' },
    { from: 'room_owner', to: 'room' },
    { from: 'elsewhere', to: 'party' },
    { from: 'party', to: 'party' },
  ];
  const order = inOrder(['party', 'room', 'member', 'room_owner', 'leg'], references);
  expect(order).toHaveLength(5);
  for (const { from, to } of references) {
    if (from !== to && order.includes(from) && order.includes(to)) {
      expect(order.indexOf(from)).toBeLessThan(order.indexOf(to));
    }
  }
});

test('tables that point at each other are told of and not guessed at', () => {
  const circle = [
    { from: 'a', to: 'b' },
    { from: 'b', to: 'a' },
  ];
  expect(() => inOrder(['a', 'b', 'c'], circle)).toThrow('a, b');
});
