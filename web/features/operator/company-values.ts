const dayMs = 86_400_000;

/** The calendar day, here, so many days from now: `2026-12-24`. */
export function dayIn(days: number, now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'short' }).format(new Date(now.getTime() + days * dayMs));
}

// Letters that NFKD does not take apart, as the service writes them in the addresses that it proposes.
const letters: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  ħ: 'h',
  ı: 'i',
  ŋ: 'n',
  ŧ: 't',
};

const plain = (text: string) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/[^a-z0-9]/g, (letter) => letters[letter] ?? letter);

/** A company's label from its name: `Fjordkraft AS` → `fjordkraft-as`. */
export const labelFrom = (name: string): string =>
  plain(name)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 63);

/** A local part from a person's name: `Anna Lind` → `anna.lind`; nothing where it would be too short. */
export function localPartFrom(fullName: string): string {
  const part = plain(fullName)
    .replaceAll(/[^a-z0-9]+/g, '.')
    .replaceAll(/^[^a-z]+|\.+$/g, '')
    .slice(0, 64);
  return part.length < 6 ? '' : part;
}
