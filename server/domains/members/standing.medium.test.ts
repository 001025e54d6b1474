import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberView } from '../../../contract/members.ts';
import { newId } from '../../platform/random.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { LiveClient } from '../../testing/live-client.ts';
import { signIn, type TestCompany, type TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let acme: TestCompany;
let globex: TestCompany;
let admin: TestPerson;
const clock = new FixedClock();

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  globex = await service.company('globex');
  admin = acme.administrator;
});
afterAll(() => service.stop());

const owner = () => service.platform.database.owner;
const view = async ({ id }: TestPerson) => (await admin.client.get<MemberView>(`/members/${id}`)).body;

it('somebody else’s session is ended by administrators of the company alone', async () => {
  const of = (client: Client) => client.send('DELETE', `/members/${acme.member.id}/sessions/${newId()}`);
  expect(codeOf(await of(service.visitor()))).toBe('not_signed_in');
  expect(codeOf(await of(acme.member.client))).toBe('not_allowed');
  expect(codeOf(await of(globex.administrator.client))).toBe('not_found');
});

describe('a former address', () => {
  it('is shown until when it works, is free for the member alone, and is taken back', async () => {
    const fay = await acme.person('fay.former');
    const change = async (localPart: string) =>
      admin.client.send('PATCH', `/members/${fay.id}`, { localPart }, { 'if-match': `${(await view(fay)).version}` });
    const check = (local: string, member?: string, client = admin.client) =>
      client.get(`/video-addresses/check?localPart=${local}${member ? `&member=${member}` : ''}`);
    await change('fay.newname');
    const until = new Date(clock.now().getTime() + 90 * 86_400_000).toISOString();
    expect((await view(fay)).aliases).toEqual([{ videoAddress: fay.videoAddress, until }]);
    expect((await check('fay.former')).body).toMatchObject({ state: 'taken' });
    expect((await check('fay.former', admin.id)).body).toMatchObject({ state: 'taken' });
    expect((await check('fay.former', fay.id)).body).toMatchObject({ state: 'free' });
    expect((await check('fay.newname', fay.id)).body).toMatchObject({ state: 'free' });
    expect(codeOf(await check('fay.former', globex.member.id))).toBe('not_found');
    expect((await change('fay.former')).body).toMatchObject({
      videoAddress: fay.videoAddress,
      aliases: [{ videoAddress: `fay.newname@${acme.domain}` }],
    });
    clock.passDays(90);
    await signIn(admin.client, admin.email);
    expect((await view(fay)).aliases).toEqual([]);
  });
});

describe('a suspended member’s room', () => {
  it('is open to administrators alone, until the member is back', async () => {
    const gus = await acme.person('gus.guard');
    const status = async (status: string) =>
      admin.client.send('PATCH', `/members/${gus.id}`, { status }, { 'if-match': `${(await view(gus)).version}` });
    const look = (client: Client) => client.get(`/meet/${gus.roomAddress}`);
    await status('suspended');
    expect(codeOf(await look(service.visitor()))).toBe('room_closed');
    expect(codeOf(await look(acme.member.client))).toBe('room_closed');
    expect((await look(admin.client)).body).toMatchObject({ entry: 'host' });
    await status('active');
    expect((await look(service.visitor())).status).toBe(200);
  });
});

describe('whoever is in a meeting', () => {
  it('is told that it is suspended or removed, and not that it was signed out', async () => {
    for (const why of ['suspended', 'removed'] as const) {
      const person = await acme.person(`lea.${why}`);
      const { origin } = new URL(service.url);
      const live = await LiveClient.connect(service.url, { cookie: person.client.cookie(), origin });
      const media = { microphone: false, camera: false };
      live.send({ type: 'join', ref: 'r', address: person.roomAddress, media });
      const { leg } = await live.next('joined');
      const { version } = await view(person);
      const path = `/members/${person.id}`;
      const ifMatch = { 'if-match': `${version}` };
      if (why === 'removed') await admin.client.send('DELETE', path, undefined, ifMatch);
      else await admin.client.send('PATCH', path, { status: why }, ifMatch);
      expect(await live.next('session-ended')).toEqual({ type: 'session-ended', why });
      await live.closed;
      const endOf = () => owner().selectFrom('leg').select('endReason').where('id', '=', leg).executeTakeFirst();
      await expect.poll(endOf, { timeout: 5000 }).toEqual({ endReason: why });
    }
  });
});

it('one session is ended and the others stay', async () => {
  const ida = await acme.person('ida.inside');
  const other = service.visitor();
  await signIn(other, ida.email);
  const sessions = await ida.client.get<{ items: { id: string; current: boolean }[] }>('/me/sessions');
  const theirs = sessions.body.items.find(({ current }) => !current)?.id ?? '';
  const end = (session: string, person = ida) =>
    admin.client.send('DELETE', `/members/${person.id}/sessions/${session}`);
  expect(codeOf(await end(theirs, acme.member))).toBe('not_found');
  expect((await end(theirs)).status).toBe(204);
  await expect.poll(async () => (await other.get('/me')).status, { timeout: 1000 }).toBe(401);
  expect((await ida.client.get('/me')).status).toBe(200);
  expect(codeOf(await end(theirs))).toBe('not_found');
  expect((await end('x')).status).toBe(422);
});
