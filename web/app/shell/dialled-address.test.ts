import { expect, test } from 'vitest';
import { dialledAddress } from './dialled-address.ts';

test.each([
  [' Ada.Lovelace.vmr@Acme.example ', 'ada.lovelace.vmr@acme.example'],
  ['https://rotunda.example/meet/ada.vmr@acme.example', 'ada.vmr@acme.example'],
  ['rotunda.example/meet/ada.vmr%40acme.example?from=mail', 'ada.vmr@acme.example'],
])('%s is dialled as %s', (query, address) => {
  expect(dialledAddress(query)).toBe(address);
});

test.each(['ada', 'ada@acme', 'https://rotunda.example/calls', 'https://ada@acme.example/', '/meet/%E0%A4%A', ''])(
  '%j is searched for',
  (query) => expect(dialledAddress(query)).toBeNull(),
);
