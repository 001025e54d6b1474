import { expect, test } from 'vitest';
import { chosenColumns, withColumn } from './columns.ts';

const columns = [{ id: 'name' }, { id: 'email' }, { id: 'address' }, { id: 'joinedAt', extra: true }];

test('a list begins with all columns but the extra ones', () => {
  expect(chosenColumns(columns, null)).toEqual(['name', 'email', 'address']);
});

test('what was remembered is shown in the order of the list, without columns that are gone', () => {
  expect(chosenColumns(columns, 'joinedAt,phone,name')).toEqual(['name', 'joinedAt']);
  expect(chosenColumns(columns, 'phone')).toEqual(['name', 'email', 'address']);
});

test('a column is shown where it belongs, or hidden; the last one stays', () => {
  expect(withColumn(columns, ['name', 'address'], 'email')).toEqual(['name', 'email', 'address']);
  expect(withColumn(columns, ['name', 'address'], 'name')).toEqual(['address']);
  expect(withColumn(columns, ['name'], 'name')).toEqual(['name']);
});
