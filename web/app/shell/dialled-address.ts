import { isVideoAddress, readAddress } from '../read-address.ts';

/** The video address that was typed in full, or that a room's link ends in; null for anything else. */
export function dialledAddress(query: string): string | null {
  const address = readAddress(query);
  return isVideoAddress(address) ? address.toLowerCase() : null;
}
