import { expect, test } from 'vitest';
import { ConfigFault } from '../config/config.ts';
import { networkOf } from './network.ts';
import { isNear, trustProxies } from './trusted-proxies.ts';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::6', '2001:db8:1:2::/64'],
  ['2001:db8::6', '2001:db8:0:0::/64'],
  ['2001:0DB8::', '2001:db8:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
])('%s belongs to %s', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('a proxy is trusted by address, network or name, in IPv4 and in IPv6’s clothes', () => {
  const trust = trustProxies(['10.1.0.0/16', 'loopback', '2001:db8::/32']);
  expect(['10.1.2.3', '::ffff:10.1.2.3', '127.0.0.1', '::1', '2001:db8::9'].map(trust)).toEqual(Array(5).fill(true));
  expect(['10.2.2.3', '192.0.2.1', '2001:db9::1', '', 'nonsense'].map(trust)).toEqual(Array(5).fill(false));
  expect(trustProxies(true)('192.0.2.1')).toBe(true);
  expect(trustProxies(false)('127.0.0.1')).toBe(false);
  for (const wrong of ['my-proxy', '10.0.0.0/33', '10.0.0.0/', '::1/x']) {
    expect(() => trustProxies([wrong])).toThrow(ConfigFault);
  }
});

test('near is this machine and private networks', () => {
  expect(['127.0.0.1', '::ffff:192.168.1.1', '172.31.0.1', 'fd00::1'].map(isNear)).toEqual(Array(4).fill(true));
  expect(['172.32.0.1', '8.8.8.8', '2001:db8::1'].map(isNear)).toEqual(Array(3).fill(false));
});
