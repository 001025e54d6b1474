import { expect, test } from 'vitest';
import { exportHref } from './export-href.ts';

test('an export asks for what the list shows: search, filters, sort, order and the columns in their order', () => {
  const query = { search: 'Åse & Co', status: 'suspended', accessRight: undefined, sort: 'email', order: 'descending' };
  const href = exportHref('members', query, ['fullName', 'email']);
  const [path, parameters] = href.split('?');
  expect(path).toBe('/api/v1/exports/members');
  expect([...new URLSearchParams(parameters)]).toEqual([
    ['search', 'Åse & Co'],
    ['status', 'suspended'],
    ['sort', 'email'],
    ['order', 'descending'],
    ['columns[0]', 'fullName'],
    ['columns[1]', 'email'],
  ]);
});
