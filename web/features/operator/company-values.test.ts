import { expect, test } from 'vitest';
import { dayIn, labelFrom, localPartFrom } from './company-values.ts';

test('a label and a local part are made from names as people write them', () => {
  expect(labelFrom(' Fjordkraft AS ')).toBe('fjordkraft-as');
  expect(labelFrom('Müller & Söhne')).toBe('muller-sohne');
  expect(labelFrom('Bodø Kjerringøy & Łódź')).toBe('bodo-kjerringoy-lodz');
  expect(labelFrom('東京')).toBe('');
  expect(localPartFrom('Møterom Ærø')).toBe('moterom.aero');
  expect(localPartFrom('José Ñandú')).toBe('jose.nandu');
  expect(localPartFrom('Bo')).toBe('');
  expect(localPartFrom('3 Anna Lind')).toBe('anna.lind');
});

test('days are counted from today', () => {
  expect(dayIn(30, new Date(2026, 0, 15, 12))).toBe('2026-02-14');
});
