import { afterAll, beforeAll, expect, test } from 'vitest';
import { type DnsServer, openDnsServer } from '../../testing/dns-server.ts';
import { createDns, type Dns } from './dns.ts';

let server: DnsServer;
let dns: Dns;
beforeAll(async () => {
  server = await openDnsServer();
  dns = createDns({ server: server.address, timeoutMs: 100 });
});
afterAll(() => server.close());

test('TXT records are read, also those in several strings', async () => {
  const long = 'x'.repeat(300);
  server.say('_rotunda.acme.example', ['v=spf1 -all', long]);
  expect(await dns.txt('_rotunda.acme.example')).toEqual({ state: 'answered', values: ['v=spf1 -all', long] });
});

test('no such name, a failed server and silence are told apart', async () => {
  expect(await dns.txt('_rotunda.nobody.example')).toEqual({ state: 'none' });
  server.say('empty.example', []);
  expect(await dns.txt('empty.example')).toEqual({ state: 'none' });
  server.say('broken.example', 'failure');
  expect(await dns.txt('broken.example')).toEqual({ state: 'failure' });
  server.say('silent.example', 'silence');
  expect(await dns.txt('silent.example')).toEqual({ state: 'timeout' });
});
