import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contrast, inkOn, luminance, shownColour } from './colour.ts';

const colours = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, '0')}`);

test('luminance and contrast are those of WCAG', () => {
  expect(luminance('#000000')).toBe(0);
  expect(luminance('#ffffff')).toBeCloseTo(1, 6);
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21, 6);
  expect(contrast('#777777', '#ffffff')).toBeCloseTo(4.48, 2);
});

test('a colour that is seen stays, a pale one grows darker on paper, a dark one lighter at night', () => {
  expect(shownColour('#c8102e', 'light')).toBe('#c8102e');
  expect(luminance(shownColour('#ffff00', 'light'))).toBeLessThan(luminance('#ffff00'));
  expect(shownColour('#ffff00', 'dark')).toBe('#ffff00');
  expect(luminance(shownColour('#001a4d', 'dark'))).toBeGreaterThan(luminance('#001a4d'));
});

test('any colour is seen in both themes, and the ink on it is read', () => {
  fc.assert(
    fc.property(colours, (colour) => {
      for (const surface of ['#ffffff', '#f7f6f2']) {
        expect(contrast(shownColour(colour, 'light'), surface)).toBeGreaterThanOrEqual(3);
      }
      for (const surface of ['#151513', '#1d1d1a']) {
        expect(contrast(shownColour(colour, 'dark'), surface)).toBeGreaterThanOrEqual(3);
      }
      expect(contrast(colour, inkOn(colour))).toBeGreaterThanOrEqual(4.5);
    }),
  );
});
