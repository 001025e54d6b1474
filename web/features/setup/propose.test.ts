import { describe, expect, it } from 'vitest';
import { proposeLabel, proposeLocalPart } from './propose.ts';

describe('proposals for addresses', () => {
  it('spells names in the letters that addresses have', () => {
    expect(proposeLocalPart('Bjørn Eide')).toBe('bjorn.eide');
    expect(proposeLocalPart("  Zoë O'Brien-Łuk ")).toBe('zoe.o.brien.luk');
    expect(proposeLocalPart('Weiß Ærø')).toBe('weiss.aero');
  });

  it('starts with a letter and keeps the limits', () => {
    expect(proposeLocalPart('42 Anna')).toBe('anna');
    expect(proposeLocalPart('a'.repeat(80))).toHaveLength(64);
    expect(proposeLabel(`${'a'.repeat(62)} b`)).toBe('a'.repeat(62));
  });

  it('makes a label of a company’s name', () => {
    expect(proposeLabel('Fjord & Kraft AS')).toBe('fjord-kraft-as');
    expect(proposeLabel('株式会社')).toBe('');
  });
});
