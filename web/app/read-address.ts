/** The address in what somebody typed or pasted: an address, or a room's link. */
export function readAddress(typed: string): string {
  const [, linked] = /\/meet\/([^/?#\s]+)/.exec(typed) ?? [];
  if (linked === undefined) return typed.trim();
  try {
    return decodeURIComponent(linked);
  } catch {
    return linked;
  }
}

/** Whether it is a video address in full. */
export const isVideoAddress = (text: string): boolean => /^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(text);
