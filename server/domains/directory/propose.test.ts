import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addressFault } from './address.ts';
import { proposeLocalPart } from './propose.ts';

it.each([
  ['Anna Lind', 'anna.lind'],
  ['  José  García-Márquez ', 'jose.garcia-marquez'],
  ['Søren Ærø', 'soren.aero'],
  ['Åsa Öberg', 'asa.oberg'],
  ['Jürgen Weiß', 'jurgen.weiss'],
  ['Łukasz Żółw', 'lukasz.zolw'],
  ['Sinéad O’Connor', 'sinead.oconnor'],
  ['Иван Щукин', 'ivan.shchukin'],
  ['Νίκος Παππάς', 'nikos.pappas'],
  ['Bo Ek', 'bo.ek.meet'],
  ['Li', 'li.meet'],
  ['3M Video', 'm.video'],
  ['山田太郎', 'member'],
  ['Dr. A. B. Lind, PhD', 'dr.a.b.lind.phd'],
])('%s is proposed %s', (name, local) => {
  expect(proposeLocalPart(name)).toBe(local);
});

it('numbers what is taken', () => {
  expect(proposeLocalPart('Anna Lind', 2)).toBe('anna.lind2');
  expect(proposeLocalPart('Li', 2)).toBe('li.meet2');
  expect(proposeLocalPart('山田太郎', 12)).toBe('member12');
});

it('is well-formed for every name, and different for each attempt', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 120 }), fc.integer({ min: 2, max: 1000 }), (name, attempt) => {
      const first = proposeLocalPart(name);
      const later = proposeLocalPart(name, attempt);
      expect(addressFault(first, { ownDomain: false })).toBeNull();
      expect(addressFault(later, { ownDomain: false })).toBeNull();
      expect(later).not.toBe(first);
    }),
  );
});
