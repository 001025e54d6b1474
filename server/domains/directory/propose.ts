import { addressFault, longestLocalPart } from './address.ts';

// Letters that NFKD does not take apart.
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

const cyrillic =
  'а a б b в v г g ґ g д d е e ё e є ie ж zh з z и i і i ї i й i к k л l м m н n о o п p р r с s т t у u';
const cyrillicRest = 'ў u ф f х kh ц ts ч ch ш sh щ shch ъ . ы y ь . э e ю yu я ya ј j љ lj њ nj ћ c ђ dj џ dz';
const greek = 'α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o';

const scripts = new Map<string, string>();
const words = `${cyrillic} ${cyrillicRest} ${greek}`.split(' ');
for (let at = 0; at < words.length; at += 2) scripts.set(words[at] ?? '', (words[at + 1] ?? '').replace('.', ''));

/** A name in a–z, 0–9 and separators, as far as its letters have a usual spelling; what has none is left out. */
function latin(name: string): string {
  const lowered = name.normalize('NFC').toLowerCase();
  const spelled = [...lowered].map((letter) => scripts.get(letter) ?? letters[letter] ?? letter).join('');
  return [...spelled.normalize('NFKD').replace(/\p{M}/gu, '')]
    .map((letter) => scripts.get(letter) ?? letters[letter] ?? letter)
    .join('');
}

/**
 * A local part made from a name: "Anna Lind" gives `anna.lind`. Short names are filled up with `.meet` to 6 characters
 * ("Bo Ek": `bo.ek.meet`); a name without any letter that can be spelled gives `nameless`. `attempt` from 2 on adds a number.
 */
export function proposeLocalPart(fullName: string, attempt = 1, nameless = 'member'): string {
  const plain = latin(fullName)
    .replace(/['’`]/g, '')
    .replace(/[^a-z0-9_-]+/g, '.')
    .replace(/^[^a-z]+/, '')
    .replace(/[._-]{2,}/g, '.');
  const number = attempt > 1 ? String(attempt) : '';
  const base = plain.slice(0, longestLocalPart - number.length).replace(/[._-]+$/, '') || nameless;
  const proposal = `${base}${number}`;
  return addressFault(proposal, { ownDomain: false }) ? `${base}.meet${number}` : proposal;
}
