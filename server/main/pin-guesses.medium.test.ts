import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { FixedClock } from '../testing/fixed-clock.ts';
import { LiveClient } from '../testing/live-client.ts';
import type { TestCompany } from '../testing/test-company.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

const clock = new FixedClock();
const clients: LiveClient[] = [];
let service: TestService;
let company: TestCompany;

beforeAll(async () => {
  service = await startTestService({ clock, env: { TRUST_PROXY: 'loopback' } });
  company = await service.company('acme');
});
afterEach(() => Promise.all(clients.splice(0).map((client) => client.cut())));
afterAll(() => service.stop());

let networks = 0;

/** Somebody at another network asks to get in; the answer is still to come. */
async function ask(pin: string | undefined, networkAddress = `198.51.100.${++networks}`): Promise<LiveClient> {
  const client = await LiveClient.connect(service.url, { 'x-forwarded-for': networkAddress });
  clients.push(client);
  const media = { microphone: false, camera: false };
  const address = company.member.roomAddress;
  client.send({ type: 'join', ref: 'in', address, name: 'Eve', media, ...(pin === undefined ? {} : { pin }) });
  return client;
}

async function setPin(hostPin: string) {
  const { client } = company.member;
  const { body } = await client.get<{ version: number }>('/me/room');
  const answer = await client.send('PATCH', '/me/room', { hostPin }, { 'if-match': String(body.version) });
  expect(answer.status).toBe(200);
}

async function guessWrong(times: number) {
  for (let guess = 0; guess < times; guess += 1) {
    const client = await ask('0000');
    expect((await client.next('refused')).problem.code).toBe('pin_wrong');
    await client.close();
  }
}

test('guesses from everywhere put a room on guard: right and wrong PINs wait alike until it was quiet', async () => {
  await setPin('4711');
  await guessWrong(20);
  const [right, wrong] = [await ask('4711'), await ask('0000')];
  for (const client of [right, wrong]) {
    expect(await client.next('waiting')).toMatchObject({ for: 'lobby' });
    await client.close();
  }
  clock.pass(9 * 60);
  const soon = await ask('4711');
  expect(await soon.next('waiting')).toMatchObject({ for: 'lobby' });
  clock.pass(10 * 60);
  const later = await ask('4711');
  const { meeting } = await later.next('joined');
  expect(meeting.parties).toMatchObject([{ role: 'host', control: false }]);
  later.send({ type: 'leave', ref: 'bye' });
  await later.next('left');
});

test('guesses that are spread over a day put a room on guard for a day, or until the PIN is another', async () => {
  await setPin('4712');
  for (let block = 0; block < 10; block += 1) {
    await guessWrong(10);
    clock.pass(11 * 60);
  }
  const right = await ask('4712');
  expect(await right.next('waiting')).toMatchObject({ for: 'lobby' });
  await setPin('8523');
  const renewed = await ask('8523');
  await renewed.next('joined');
  renewed.send({ type: 'leave', ref: 'bye' });
  await renewed.next('left');
});

test('while a room is on guard, a host by PIN lets nobody in; the owner does', async () => {
  await setPin('4714');
  const host = await ask('4714');
  await host.next('joined');
  await guessWrong(20);
  const waiting = await ask('0000');
  const { leg } = await waiting.next('waiting');
  host.send({ type: 'admit', ref: 'let-in', leg });
  expect((await host.next('refused')).problem.code).toBe('not_allowed');

  const owner = await LiveClient.connect(service.url, { cookie: company.member.client.cookie(), origin: service.url });
  clients.push(owner);
  const media = { microphone: false, camera: false };
  owner.send({ type: 'join', ref: 'own', address: company.member.roomAddress, media });
  await owner.next('joined');
  owner.send({ type: 'admit', ref: 'let-in', leg });
  await owner.next('done');
  await waiting.next('joined');
  for (const client of [waiting, host, owner]) {
    client.send({ type: 'leave', ref: 'bye' });
    await client.next('left');
  }
});

test('one network cannot fill the queue of a room', async () => {
  await setPin('4713');
  for (let waiting = 0; waiting < 25; waiting += 1) await (await ask(undefined, '203.0.113.9')).next('waiting');
  expect((await (await ask(undefined, '203.0.113.9')).next('refused')).problem.code).toBe('meeting_full');
  await (await ask(undefined)).next('waiting');
});
