import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportView } from '../../../../contract/imports.ts';
import { codeOf } from '../../../testing/client.ts';
import { Gate } from '../../../testing/gate.ts';
import { linkIn, type Mailbox, openMailbox } from '../../../testing/mailbox.ts';
import { startTestService, type TestService } from '../../../testing/test-service.ts';
import { peopleFile, settled, upload, viewOf } from './imports.test-support.ts';

let mailbox: Mailbox;
let gate: Gate;
let service: TestService;

beforeAll(async () => {
  mailbox = await openMailbox();
  gate = await Gate.before('127.0.0.1', Number(new URL(mailbox.url).port));
  await gate.shut();
  service = await startTestService({ env: { SMTP_URL: `smtp://127.0.0.1:${gate.port}` } });
});
afterAll(async () => {
  await service.stop();
  await gate.shut();
  await mailbox.close();
});

test('links are mailed after the application, one by one; a mail server that is away is waited for', async () => {
  const { administrator } = await service.company('acme');
  const { client } = administrator;
  const { body } = await upload(service.url, client, peopleFile(['tina.mail', 'till.mail', 'tore.mail']));
  await settled(client, body.id, ['checked']);
  expect((await client.send<ImportView>('POST', `/imports/${body.id}/application`)).status).toBe(202);
  const invited = await settled(client, body.id, ['applied']);
  expect(invited.mails).toMatchObject({ total: 3, ended: false });
  await expect.poll(async () => (await viewOf(client, body.id)).mails?.waiting, { timeout: 10_000 }).toBe(true);
  expect(mailbox.messages).toHaveLength(0);

  await gate.open();
  await expect.poll(async () => (await viewOf(client, body.id)).mails?.ended, { timeout: 25_000 }).toBe(true);
  expect((await viewOf(client, body.id)).mails).toEqual({ total: 3, sent: 3, refused: 0, ended: true, waiting: false });
  expect(mailbox.messages).toHaveLength(3);
  const token = new URL(linkIn(mailbox.messages[0] ?? '', '/invitation')).pathname.split('/').at(-1);
  expect((await service.visitor().get(`/invitation-links/${token}`)).status).toBe(200);
  const { body: list } = await client.get<{ items: { mailedAt: string | null }[] }>('/invitations');
  expect(list.items.every(({ mailedAt }) => mailedAt !== null)).toBe(true);
  expect(codeOf(await client.get(`/imports/${body.id}/links`))).toBe('links_mailed');
}, 60_000);
