/** The video address that was typed in full, or that a room's link ends in; null for anything else. */
export function dialledAddress(query: string): string | null {
  const [, linked] = /\/meet\/([^\s/?#]+)/.exec(query) ?? [];
  const address = linked === undefined ? query.trim() : decode(linked);
  return /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address) ? address.toLowerCase() : null;
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
