import { expect, expectTypeOf, test } from 'vitest';
import { day, listSearch, oneOf, type SearchOf, text, uuid } from './list-search.ts';

const read = listSearch({
  sorts: { name: 'ascending', lastUsedAt: 'descending' },
  filters: { status: oneOf('active', 'suspended'), from: day, actor: text(10), owner: uuid },
});

test('what is the default is left out of the address', () => {
  expect(read({})).toEqual({});
  expect(read({ sort: 'name', order: 'ascending', search: '  ' })).toEqual({});
  expect(read({ sort: 'lastUsedAt', order: 'descending' })).toEqual({ sort: 'lastUsedAt' });
});

test('what differs from it is kept', () => {
  expect(read({ order: 'descending' })).toEqual({ order: 'descending' });
  expect(read({ sort: 'lastUsedAt', order: 'ascending' })).toEqual({ sort: 'lastUsedAt', order: 'ascending' });
  expect(read({ search: ' Anna ', status: 'suspended', from: '2026-11-24', actor: 'Ingrid' })).toEqual({
    search: 'Anna',
    status: 'suspended',
    from: '2026-11-24',
    actor: 'Ingrid',
  });
});

test('what is wrong is left out', () => {
  const wrong = {
    sort: '__proto__',
    order: 'up',
    status: 'both',
    from: 'yesterday',
    owner: '1',
    search: ['x'],
    other: 1,
  };
  expect(read(wrong)).toEqual({});
});

test('a search for digits, which the router reads as a number, is a text', () => {
  expect(read({ search: 4711 })).toEqual({ search: '4711' });
});

test('texts are cut', () => {
  expect(read({ search: 'x'.repeat(300) }).search).toHaveLength(100);
  expect(read({ actor: 'x'.repeat(300) }).actor).toHaveLength(10);
});

test('the type says what the address holds', () => {
  expectTypeOf<SearchOf<typeof read>['status']>().toEqualTypeOf<'active' | 'suspended' | undefined>();
  expectTypeOf<SearchOf<typeof read>['sort']>().toEqualTypeOf<'name' | 'lastUsedAt' | undefined>();
});
