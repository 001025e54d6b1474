import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { linkIn } from '../../testing/mailbox.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let acme: TestCompany;

beforeAll(async () => {
  service = await startTestService({ mail: true, clock: new FixedClock() });
  acme = await service.company('acme');
});
afterAll(() => service.stop());

const messageTo = (email: string) => service.mailbox?.messages.findLast((message) => message.includes(`To: ${email}`));
const arrived = async (email: string, path: string): Promise<string> => {
  await expect.poll(() => messageTo(email) ?? null, { timeout: 20_000 }).not.toBeNull();
  return linkIn(messageTo(email) ?? '', path);
};

it('an invitation is mailed with the link that makes the person a member', async () => {
  const body = { fullName: 'Ivo <Invited>', email: 'ivo@people.example', localPart: 'ivo.invited' };
  const answer = await acme.administrator.client.send('POST', '/invitations', body);
  expect(answer).toMatchObject({ status: 201, body: { mailed: true, link: null } });
  const link = await arrived('ivo@people.example', '/invitation/');
  const token = new URL(link).pathname.split('/').at(-1);
  const accepted = await service
    .visitor()
    .send('POST', `/invitation-links/${token}/acceptance`, { password: 'quite a long password' });
  expect(accepted.status).toBe(201);
});

it('a reset link is mailed to the member and shown to nobody', async () => {
  const { member, administrator } = acme;
  const answer = await administrator.client.send('POST', `/members/${member.id}/password-reset`);
  expect(answer.body).toEqual({ mailed: true, link: null });
  const token = new URL(await arrived(member.email, '/reset-password/')).pathname.split('/').at(-1);
  const reset = await service.visitor().send('POST', '/password-resets', { token, password: 'another long password' });
  expect(reset.status).toBe(204);
});

it('nobody’s mailbox is filled by inviting and revoking, nor by links for new passwords', async () => {
  const { client } = acme.administrator;
  const body = { fullName: 'Flo Flooded', email: 'flo@people.example', localPart: 'flo.flooded' };
  const mailed: boolean[] = [];
  for (let at = 0; at < 8; at += 1) {
    const answer = await client.send<{ id: string; mailed: boolean; link: string | null }>(
      'POST',
      '/invitations',
      body,
    );
    expect(answer.status).toBe(201);
    mailed.push(answer.body.mailed);
    expect(answer.body.link === null).toBe(answer.body.mailed);
    await client.send('DELETE', `/invitations/${answer.body.id}`);
  }
  expect(mailed).toEqual([true, true, true, true, true, true, false, false]);

  const someone = await acme.person('rita.reset');
  const codes: unknown[] = [];
  for (let at = 0; at < 8; at += 1) {
    codes.push(codeOf(await client.send('POST', `/members/${someone.id}/password-reset`)) ?? 'sent');
  }
  expect(codes).toEqual([...Array(6).fill('sent'), 'mailed_too_often', 'mailed_too_often']);
});
