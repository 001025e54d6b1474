import { afterAll, beforeAll, expect, test } from 'vitest';
import type { AccessTokenView } from '../../../contract/access-tokens.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let red: TestCompany;
let blue: TestCompany;
const clock = new FixedClock('2026-03-02T09:00:00.000Z');

beforeAll(async () => {
  service = await startTestService({ clock });
  red = await service.company('red');
  blue = await service.company('blue');
});
afterAll(() => service.stop());

type Made = AccessTokenView & { token: string };
const wish = { name: 'Nightly list', scopes: ['members:read'], expiresInDays: 30 };
const path = '/me/access-tokens';

const make = async (client: Client, change: object = {}) =>
  (await client.send<Made>('POST', path, { ...wish, ...change })).body;
const script = (token: string) => service.visitor({ authorization: `Bearer ${token}` });

test('a token does what its scopes say, for its company, and is noted in the activity', async () => {
  const { token, ...made } = await make(red.administrator.client);
  expect(token).toMatch(/^rot_[\w-]{43}$/);
  expect(made).toMatchObject({ ...{ name: wish.name, scopes: wish.scopes }, lastUsedAt: null });
  const list = await script(token).get<{ items: { email: string }[] }>('/members');
  expect(list.status).toBe(200);
  expect(list.body.items.map(({ email }) => email)).toContain(red.member.email);
  expect((await script(token).get(`/members/${blue.member.id}`)).status).toBe(404);
  const changed = await script(token).send('POST', '/invitations', {
    fullName: 'Ada Byron',
    email: 'ada@red.example',
    localPart: 'ada.byron',
  });
  expect(codeOf(changed)).toBe('scope_missing');
  const own = await red.administrator.client.get<{ items: AccessTokenView[] }>(path);
  expect(own.body.items.find(({ id }) => id === made.id)?.lastUsedAt).toBe(clock.now().toISOString());
  const db = service.platform.database.forCompany(red.id);
  const acts = await db.selectFrom('activity').select(['act', 'objectId', 'after']).execute();
  expect(acts).toContainEqual(expect.objectContaining({ act: 'access-token.created', objectId: made.id }));
  expect(JSON.stringify(acts)).not.toContain(token);
});

test('what is done with a token names it', async () => {
  const { token } = await make(red.administrator.client, { name: 'Import', scopes: ['members:write'] });
  const person = { fullName: 'Grace Hopper', email: 'grace@red.example', localPart: 'grace.hopper' };
  expect((await script(token).send('POST', '/invitations', person)).status).toBe(201);
  const db = service.platform.database.forCompany(red.id);
  const invited = db.selectFrom('activity').select(['actorId', 'via']).where('act', '=', 'member.invited');
  expect(await invited.execute()).toEqual([{ actorId: red.administrator.id, via: 'Import' }]);
});

test('nobody gives a right that they do not hold', async () => {
  const offered = await red.member.client.get<{ scopes: string[] }>(path);
  expect(offered.body.scopes).toEqual(['profile:read', 'profile:write', 'directory:read', 'directory:write']);
  const refused = await red.member.client.send('POST', path, { ...wish, scopes: ['profile:read', 'members:read'] });
  expect([refused.status, codeOf(refused)]).toEqual([403, 'scope_not_yours']);
  expect(refused.body).toMatchObject({ errors: [{ pointer: '/scopes/1' }] });
  const operator = await red.administrator.client.send('POST', path, { ...wish, scopes: ['operator:read'] });
  expect(codeOf(operator)).toBe('scope_not_yours');
});

test('a token opens neither the account nor more tokens nor a session', async () => {
  const { token, id } = await make(red.administrator.client, { scopes: ['profile:read', 'profile:write'] });
  const client = script(token);
  expect((await client.get('/me')).status).toBe(200);
  expect(codeOf(await client.get(path))).toBe('not_by_token');
  expect(codeOf(await client.send('POST', path, wish))).toBe('not_by_token');
  expect(codeOf(await client.send('DELETE', `${path}/${id}`))).toBe('not_by_token');
  expect(codeOf(await client.send('DELETE', '/me/sessions'))).toBe('not_by_token');
  const password = { current: 'one of ten letters', next: 'another of ten letters' };
  expect(codeOf(await client.send('POST', '/me/password', password))).toBe('not_by_token');
  expect((await client.get('/session')).body).toMatchObject({ state: 'anonymous' });
});

test('a token that was revoked, has ended or was made up is nobody', async () => {
  const revoked = await make(red.administrator.client);
  expect((await script(revoked.token).get('/members')).status).toBe(200);
  expect(codeOf(await blue.administrator.client.send('DELETE', `${path}/${revoked.id}`))).toBe('not_found');
  expect((await red.administrator.client.send('DELETE', `${path}/${revoked.id}`)).status).toBe(204);
  await expect.poll(async () => (await script(revoked.token).get('/members')).status).toBe(401);
  expect(codeOf(await red.administrator.client.send('DELETE', `${path}/${revoked.id}`))).toBe('not_found');

  const ended = await make(red.administrator.client, { expiresInDays: 1 });
  clock.passDays(1);
  expect((await script(ended.token).get('/members')).status).toBe(401);
  for (const made of ['rot_made-up', 'x', '', `${ended.token}'--`, 'ä']) {
    const answer = await service.visitor({ authorization: `Bearer ${encodeURIComponent(made)}` }).get('/members');
    expect(codeOf(answer), made).toBe('not_signed_in');
  }
});

test('who calls with a wrong token is not let in by the cookie beside it', async () => {
  const { client } = red.administrator;
  const answer = await service.visitor({ authorization: 'Bearer rot_wrong', cookie: client.cookie() }).get('/members');
  expect(answer.status).toBe(401);
});

test('a session is no access token, though it has just been used', async () => {
  const { client } = red.administrator;
  expect((await client.get('/me')).status).toBe(200);
  const [, session = ''] = /session=([^;]+)/.exec(client.cookie()) ?? [];
  expect(session).not.toBe('');
  const answer = await script(decodeURIComponent(session)).get('/me');
  expect(codeOf(answer)).toBe('not_signed_in');
});

test('a demoted or suspended person’s token can do no more than the person', async () => {
  const somebody = await red.person('ines.maker', 'administrator');
  const { token } = await make(somebody.client);
  expect((await script(token).get('/members')).status).toBe(200);
  const change = async (body: object) => {
    const { version } = (await red.administrator.client.get<{ version: number }>(`/members/${somebody.id}`)).body;
    await red.administrator.client.send('PATCH', `/members/${somebody.id}`, body, { 'if-match': `"${version}"` });
  };
  await change({ accessRight: 'member' });
  await expect.poll(async () => codeOf(await script(token).get('/members'))).toBe('not_allowed');
  await change({ status: 'suspended' });
  await expect.poll(async () => codeOf(await script(token).get('/members'))).toBe('not_signed_in');
});

test('a new password by a link ends the access tokens too', async () => {
  const somebody = await red.person('tove.token', 'administrator');
  const { token } = await make(somebody.client);
  const asked = await red.administrator.client.send<{ link: string }>('POST', `/members/${somebody.id}/password-reset`);
  const [, secret] = /reset-password\/([^/?]+)$/.exec(asked.body.link) ?? [];
  expect((await script(token).get('/members')).status).toBe(200);
  const reset = { token: secret, password: 'a new one of ten letters' };
  expect((await service.visitor().send('POST', '/password-resets', reset)).status).toBe(204);
  await expect.poll(async () => (await script(token).get('/members')).status).toBe(401);
});

test('bad input and nobody are refused', async () => {
  expect(codeOf(await service.visitor().get(path))).toBe('not_signed_in');
  expect(codeOf(await service.visitor().send('POST', path, wish))).toBe('not_signed_in');
  const { client } = red.administrator;
  for (const change of [
    { scopes: [] },
    { scopes: ['all'] },
    { expiresInDays: 0 },
    { expiresInDays: 367 },
    { more: 1 },
  ]) {
    const answer = await client.send('POST', path, { ...wish, ...change });
    expect([answer.status, codeOf(answer)], JSON.stringify(change)).toEqual([422, 'wrong_input']);
  }
  expect(codeOf(await client.send('DELETE', `${path}/not-an-id`))).toBe('wrong_input');
});
