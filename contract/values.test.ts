import { expect, test } from 'vitest';
import { fullName } from './values.ts';

test('a name can neither be invisible nor turn the text around it', () => {
  const codes = [0x0a, 0xad, 0x61c, 0x200b, 0x2028, 0x202e, 0x2066, 0x2800, 0x3164, 0xfeff, 0xffa0];
  const passed = codes.filter((code) => fullName.safeParse(`Ada${String.fromCodePoint(code)}Lovelace`).success);
  expect(passed).toEqual([]);
  for (const name of ['Łukasz Żółć', 'نور', '김서연', 'Ó Brolcháin']) expect(fullName.parse(name)).toBe(name);
});

test('a name keeps the joiners that its script or an emoji is written with, and no others', () => {
  for (const name of ['علی\u200cرضا', 'श्री\u0930\u094d\u200dयन', '👩\u200d👩\u200d👧 Ada', '🏳\ufe0f\u200d🌈 Ada']) {
    expect(fullName.safeParse(name).data, name).toBe(name);
  }
  for (const name of ['A\u200cda', 'Ada\u200d', '\u200dAda', 'نور\u200d', '👩\u200d']) {
    expect(fullName.safeParse(name).success, JSON.stringify(name)).toBe(false);
  }
});
