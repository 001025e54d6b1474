import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let acme: TestCompany;

beforeAll(async () => {
  service = await startTestService();
  acme = await service.company('acme');
});
afterAll(() => service.stop());

test('no PIN, password or token is in the log, whatever was done with it', async () => {
  const { client } = acme.administrator;
  const secrets = new Set(['a long test password']);
  const keep = (value: unknown) => {
    if (typeof value === 'string') secrets.add(value);
  };
  const tokenOf = (link: unknown) => keep(typeof link === 'string' ? link.split('/').at(-1) : undefined);
  const room = async (pins: object) => {
    const { body } = await client.get<{ version: number }>('/me/room');
    await client.send('PATCH', '/me/room', pins, { 'if-match': `"${body.version}"` });
    for (const pin of Object.values(pins)) keep(pin);
  };
  await room({ hostPin: '48211593', guestPin: '77312904' });
  await room({ hostPin: '90125577', guestPin: null });
  const member = await client.get<{ version: number; room: object }>(`/members/${acme.member.id}`);
  const change = { room: { hostPin: '31415926' } };
  await client.send('PATCH', `/members/${acme.member.id}`, change, { 'if-match': `"${member.body.version}"` });
  keep('31415926');

  const person = { fullName: 'Ina Vik', email: 'ina@acme.example', localPart: 'ina.vik', accessRight: 'member' };
  const invited = await client.send<{ id: string; link: string }>('POST', '/invitations', person);
  tokenOf(invited.body.link);
  const resent = await client.send<{ link: string }>('POST', `/invitations/${invited.body.id}/resending`, {});
  tokenOf(resent.body.link);
  const token = (resent.body.link ?? '').split('/').at(-1);
  const accepted = await service
    .visitor()
    .send('POST', `/invitation-links/${token}/acceptance`, { password: 'the password of Ina' });
  expect(accepted.status).toBe(201);
  keep('the password of Ina');
  const reset = await client.send<{ link: string }>('POST', `/members/${acme.member.id}/password-reset`, {});
  tokenOf(reset.body.link);
  const chosen = { token: reset.body.link?.split('/').at(-1), password: 'a chosen long password' };
  expect((await service.visitor().send('POST', '/password-resets', chosen)).status).toBe(204);
  keep('a chosen long password');
  const made = await client.send<{ token?: string; secret?: string }>('POST', '/me/access-tokens', {
    name: 'nightly',
    scopes: ['activity:read'],
    expiresInDays: 30,
  });
  for (const value of Object.values(made.body ?? {})) if (typeof value === 'string' && value.length > 40) keep(value);
  for (const value of client.cookies.values()) keep(decodeURIComponent(value));

  const { rows } = await sql<{ text: string }>`select to_jsonb(a)::text as text from activity a`.execute(
    service.platform.database.owner,
  );
  const log = rows.map(({ text }) => text).join('\n');
  for (const act of [
    'room.changed',
    'member.changed',
    'member.invited',
    'invitation.resent',
    'member.joined',
    'member.password-reset',
    'password.changed-by-link',
    'session.started',
  ])
    expect(log).toContain(act);
  expect(secrets.size).toBeGreaterThanOrEqual(11);
  for (const secret of secrets) expect(log).not.toContain(secret);
});
