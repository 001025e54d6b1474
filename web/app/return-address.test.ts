import { expect, test } from 'vitest';
import { returnAddress } from './return-address.ts';

test('nobody is sent to another site after signing in', () => {
  for (const to of [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '/\t/evil.example',
    '/\n\\evil.example',
    'javascript:alert(1)',
    7,
  ]) {
    expect(returnAddress({ to })).toEqual({});
  }
  expect(returnAddress({ to: '/company/members?search=a/b' })).toEqual({ to: '/company/members?search=a/b' });
});
