export type Piece = { text: string } | { text: string; link: string };

const addresses = /https?:\/\/[^\s<>"'`\\{}|^]+/giu;
/** What ends a sentence, and a bracket that was opened before the address, belong to the sentence. */
const trailing = /[.,;:!?…]+$/u;

/** Takes a message apart into words and links: of http and https alone, and never one that hides its host behind a name. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { 0: found, index } of text.matchAll(addresses)) {
    const shown = trimmed(found);
    const link = linkOf(shown);
    if (link === null) continue;
    if (index > from) pieces.push({ text: text.slice(from, index) });
    pieces.push({ text: shown, link });
    from = index + shown.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from) });
  return pieces;
}

function trimmed(found: string): string {
  const shown = found.replace(trailing, '');
  const isLoose = shown.endsWith(')') && shown.split(')').length > shown.split('(').length;
  return isLoose ? trimmed(shown.slice(0, -1)) : shown;
}

function linkOf(shown: string): string | null {
  const url = URL.parse(shown);
  if (!url || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null;
  return url.username || url.password ? null : url.href;
}
