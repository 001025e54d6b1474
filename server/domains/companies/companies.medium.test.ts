import { afterAll, beforeAll, expect, test } from 'vitest';
import { codeOf } from '../../testing/client.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { freeLicence, licencesLeft, takeLicence } from './index.ts';

let service: TestService;
let acme: TestCompany;
let other: TestCompany;
beforeAll(async () => {
  service = await startTestService();
  acme = await service.company('acme');
  other = await service.company('other');
});
afterAll(() => service.stop());

test('an administrator reads the own company', async () => {
  const { body } = await other.administrator.client.get('/company');
  expect(body).toMatchObject({
    id: other.id,
    domains: ['other.rotunda.test'],
    licences: { members: { total: 50, used: 2 } },
    counts: { members: 2, teamRooms: 0, videoSystems: 0 },
    provider: { name: 'Test provider' },
    trial: null,
  });
});

test('nobody else does: a member is refused, a visitor is asked to sign in, another company reads its own', async () => {
  expect(codeOf(await acme.member.client.get('/company'))).toBe('not_allowed');
  expect(codeOf(await service.visitor().get('/company'))).toBe('not_signed_in');
  expect((await acme.administrator.client.get('/company')).body).toMatchObject({ id: acme.id });
});

test('the last licence goes to one of those who take it at the same moment', async () => {
  const db = service.platform.database.forCompany(other.id);
  const left = await licencesLeft(db, other.id, 'video-system');
  await db.transaction().execute((trx) => takeLicence(trx, other.id, 'video-system', left - 1));
  const takes = await Promise.allSettled(
    Array.from({ length: 5 }, () => db.transaction().execute((trx) => takeLicence(trx, other.id, 'video-system'))),
  );
  expect(takes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await licencesLeft(db, other.id, 'video-system')).toBe(0);
  await db.transaction().execute((trx) => freeLicence(trx, other.id, 'video-system', left));
  expect(await licencesLeft(db, other.id, 'video-system')).toBe(left);
});
