import { expect, it } from 'vitest';
import { changeRows, nameField } from './change-rows.ts';

it('goes field by field, into fields too, and keeps lists whole', () => {
  const before = { fullName: 'Grace', room: { lobby: false }, gone: 1 };
  const after = { fullName: 'Grace Hopper', room: { lobby: true, hostPin: 'set' }, owners: ['Ada', 'Bo'] };
  expect(changeRows(before, after)).toEqual([
    { path: ['fullName'], before: 'Grace', after: 'Grace Hopper' },
    { path: ['room', 'lobby'], before: false, after: true },
    { path: ['room', 'hostPin'], before: null, after: 'set' },
    { path: ['gone'], before: 1, after: null },
    { path: ['owners'], before: null, after: ['Ada', 'Bo'] },
  ]);
  expect(changeRows(null, null)).toEqual([]);
});

it('makes the name of an unknown field readable', () => {
  expect(nameField('sharesAddress')).toBe('Shares address');
  expect(nameField('head-mail')).toBe('Head mail');
});
