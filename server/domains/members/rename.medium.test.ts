import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MemberView } from '../../../contract/members.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let company: TestCompany;

beforeAll(async () => {
  service = await startTestService();
  company = await service.company('acme');
});
afterAll(() => service.stop());

test('a member and an administrator who give a new name at the same moment never wait for each other', async () => {
  const { administrator, member } = company;
  const path = `/members/${member.id}`;
  for (let round = 0; round < 20; round += 1) {
    const [mine, theirs] = await Promise.all([
      member.client.get<{ version: number }>('/me'),
      administrator.client.get<MemberView>(path),
    ]);
    const ifMatch = ({ body }: { body: { version: number } }) => ({ 'if-match': `"${body.version}"` });
    const answers = await Promise.all([
      member.client.send('PATCH', '/me', { fullName: `Own Name ${round}` }, ifMatch(mine)),
      administrator.client.send('PATCH', path, { fullName: `Given Name ${round}` }, ifMatch(theirs)),
    ]);
    const statuses = answers.map(({ status }) => status);
    expect([200, 412], String(statuses)).toEqual(expect.arrayContaining(statuses));
    expect(statuses).toContain(200);
    const [account, shown] = await Promise.all([
      member.client.get<{ fullName: string }>('/me'),
      administrator.client.get<MemberView>(path),
    ]);
    expect(account.body.fullName).toBe(shown.body.fullName);
  }
});
