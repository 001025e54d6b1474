const spelled: Record<string, string> = { ø: 'o', æ: 'ae', œ: 'oe', ß: 'ss', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i' };

/** The words of a name in the letters that addresses have: `Bjørn Eide` → `bjorn`, `eide`. */
function plainWords(name: string): string[] {
  return name
    .toLowerCase()
    .replaceAll(/[øæœßłđðþı]/gu, (letter) => spelled[letter] ?? '')
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .split(/[^a-z0-9]+/u)
    .filter(Boolean);
}

/** A local part for a person's name: `bjorn.eide`; starts with a letter, at most 64 characters. */
export function proposeLocalPart(fullName: string): string {
  return plainWords(fullName)
    .join('.')
    .replace(/^[^a-z]+/u, '')
    .slice(0, 64);
}

/** A domain label for a company's name: `Fjord & Kraft AS` → `fjord-kraft-as` (RFC 1035, section 2.3.1: at most 63). */
export function proposeLabel(companyName: string): string {
  return plainWords(companyName).join('-').slice(0, 63).replace(/-+$/u, '');
}
