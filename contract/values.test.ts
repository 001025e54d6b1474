import { expect, test } from 'vitest';
import { fullName } from './values.ts';

test('a name can neither be invisible nor turn the text around it', () => {
  const codes = [0x0a, 0xad, 0x61c, 0x200b, 0x2028, 0x202e, 0x2066, 0x2800, 0x3164, 0xfeff, 0xffa0];
  const passed = codes.filter((code) => fullName.safeParse(`Ada${String.fromCodePoint(code)}Lovelace`).success);
  expect(passed).toEqual([]);
  for (const name of ['Łukasz Żółć', 'نور', '김서연', 'Ó Brolcháin']) expect(fullName.parse(name)).toBe(name);
});
