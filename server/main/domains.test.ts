import { expect, test } from 'vitest';
import { contract } from '../../contract/index.ts';
import { listMethods } from '../platform/http/methods.ts';
import { strictMethods } from './domains.ts';

test('whatever somebody without a session may try out has a limit of its own', () => {
  const open = listMethods(contract).filter(({ permission }) => permission === 'anyone');
  const tried = open.filter(({ verb, path }) => verb === 'POST' || path.includes('{'));
  expect(tried.map(({ verb, path }) => `${verb} ${path}`).filter((method) => !strictMethods[method])).toEqual([]);
  expect(tried.length).toBeGreaterThan(5);
});
