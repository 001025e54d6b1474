import { isIP } from 'node:net';
import { plainAddress } from './trusted-proxies.ts';

/** Groups of an IPv6 address written out (RFC 4291, section 2.2). */
function groupsOf(address: string): string[] {
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  if (tail === undefined) return left;
  const right = tail === '' ? [] : tail.split(':');
  return [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right];
}

/** What counts as one origin for limits: an IPv4 address, or the /64 network of an IPv6 address, which one party owns. */
export function networkOf(address: string): string {
  const plain = plainAddress(address);
  if (isIP(plain) !== 6) return plain;
  const [bare = ''] = plain.split('%');
  const groups = groupsOf(bare).slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
