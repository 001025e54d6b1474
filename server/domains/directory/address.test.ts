import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addressFault, parseAddress, roomAddressOf } from './address.ts';

const letter = fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz');
const rest = fc.string({ unit: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789._-'), maxLength: 63 });
const wellFormed = fc.tuple(letter, rest).map(([first, others]) => first + others);

describe('local part of a video address', () => {
  it('is right where it starts with a letter, has only a–z, 0–9, dot, hyphen, underscore, and 1 to 64 characters', () => {
    fc.assert(
      fc.property(wellFormed, (local) => {
        expect(addressFault(local, { ownDomain: true })).toBeNull();
      }),
    );
  });

  it('needs 6 characters where the company has no domain of its own', () => {
    fc.assert(
      fc.property(wellFormed, (local) => {
        const fault = addressFault(local, { ownDomain: false });
        expect(fault).toBe(local.length < 6 ? 'Use at least 6 characters.' : null);
      }),
    );
  });

  it('is wrong with any other character in it, at any place', () => {
    const other = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 3 })
      .filter((text) => /[^a-zA-Z0-9._-]/u.test(text));
    fc.assert(
      fc.property(wellFormed, other, fc.nat(), (local, bad, at) => {
        const place = at % (local.length + 1);
        const faulty = local.slice(0, place) + bad + local.slice(place);
        expect(addressFault(faulty, { ownDomain: true })).not.toBeNull();
        expect(parseAddress(`${faulty}@acme.example`)?.localPart ?? '').not.toContain(bad);
      }),
    );
  });

  it.each([
    ['1anna.lind', 'Start with a letter from a to z.'],
    ['.anna.lind', 'Start with a letter from a to z.'],
    ['', 'Start with a letter from a to z.'],
    ['anna lind', 'Use a–z, 0–9, dot, hyphen and underscore.'],
    ['anna@lind', 'Use a–z, 0–9, dot, hyphen and underscore.'],
    ['anna', 'Use at least 6 characters.'],
    ['a'.repeat(65), 'Use at most 64 characters.'],
  ])('says what is wrong with %j', (local, fault) => {
    expect(addressFault(local, { ownDomain: false })).toBe(fault);
  });

  it('may be typed in capitals', () => {
    expect(addressFault('Anna.Lind', { ownDomain: false })).toBeNull();
  });
});

describe('video address', () => {
  it('is read back as it was put together, without regard to case and space around it', () => {
    fc.assert(
      fc.property(wellFormed, fc.boolean(), (local, capitals) => {
        const address = `${local}@acme.rotunda.example`;
        const typed = ` ${capitals ? address.toUpperCase() : address} `;
        expect(parseAddress(typed)).toEqual({ localPart: local, domain: 'acme.rotunda.example', address });
      }),
    );
  });

  it('reads a personal room of the longest local part and suffix', () => {
    const address = roomAddressOf('a'.repeat(64), '.personal-rooms1', 'acme.example');
    expect(parseAddress(address)?.address).toBe(address);
    expect(parseAddress(`a${address}`)).toBeNull();
  });

  it('never throws, whatever is dialled', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => void parseAddress(text)));
  });

  it.each([
    '',
    '@',
    'anna',
    'anna@',
    '@acme.example',
    'anna@acme',
    'anna@acme..example',
    'anna@-acme.example',
    'a@b@c.example',
    'anna@acme.example.',
  ])('is not %j', (text) => expect(parseAddress(text)).toBeNull());
});
