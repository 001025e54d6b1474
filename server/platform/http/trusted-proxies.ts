import { BlockList, isIP } from 'node:net';
import { LRUCache } from 'lru-cache';
import { ConfigFault } from '../config/config.ts';

/** Tells whether a peer is a proxy that may speak for others. */
export type Trust = (address: string) => boolean;

const named: Record<string, readonly string[]> = {
  loopback: ['127.0.0.0/8', '::1/128'],
  linklocal: ['169.254.0.0/16', 'fe80::/10'],
  uniquelocal: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7'],
};

const family = (address: string) => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** An IPv4 address that came in IPv6's clothes (RFC 4291, section 2.5.5.2), plain again. */
export const plainAddress = (address: string): string => address.replace(/^::ffff:(?=\d+\.\d+\.\d+\.\d+$)/i, '');

function addNetwork(list: BlockList, network: string): void {
  const [address = '', bits] = network.split('/');
  if (isIP(address) === 0 || (bits !== undefined && !isPrefix(bits, address))) {
    throw new ConfigFault(`TRUST_PROXY must hold addresses, networks, loopback or uniquelocal; ${network} is none`);
  }
  if (bits === undefined) list.addAddress(address, family(address));
  else list.addSubnet(address, Number(bits), family(address));
}

const isPrefix = (bits: string, address: string) =>
  /^\d{1,3}$/.test(bits) && Number(bits) <= (isIP(address) === 6 ? 128 : 32);

function listOf(networks: readonly string[]): BlockList {
  const list = new BlockList();
  for (const network of networks.flatMap((entry) => named[entry] ?? [entry])) addNetwork(list, network);
  return list;
}

/** Makes the judgement of `TRUST_PROXY`: nobody, anybody, or listed addresses and networks. Throws `ConfigFault` on a wrong entry. */
export function trustProxies(setting: boolean | readonly string[]): Trust {
  if (typeof setting === 'boolean') return () => setting;
  const list = listOf(setting);
  // Every request asks about the same few.
  const judged = new LRUCache<string, boolean>({ max: 1000 });
  return (address) => {
    const known = judged.get(address);
    if (known !== undefined) return known;
    const plain = plainAddress(address);
    const trusted = isIP(plain) !== 0 && list.check(plain, family(plain));
    judged.set(address, trusted);
    return trusted;
  };
}

const near = listOf(['loopback', 'linklocal', 'uniquelocal']);

/** True for loopback, link-local and private addresses. */
export function isNear(address: string): boolean {
  const plain = plainAddress(address);
  return isIP(plain) !== 0 && near.check(plain, family(plain));
}
