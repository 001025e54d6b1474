import { afterAll, beforeAll, expect, it } from 'vitest';
import { codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let acme: TestCompany;

beforeAll(async () => {
  service = await startTestService({ clock: new FixedClock() });
  acme = await service.company('acme');
  const globex = await service.company('globex');
  await globex.person('zoe.zorn');
  for (const local of ['anna.lind', 'bo.lindqvist']) await acme.person(local);
  const { owner } = service.platform.database;
  await owner.updateTable('company').set({ timeZone: 'Europe/Oslo' }).where('id', '=', acme.id).execute();
  await owner
    .updateTable('member')
    .set({ fullName: '=HYPERLINK("x"), "Bo"', lastSeenAt: new Date('2026-07-01T22:30:00Z') })
    .where('email', 'like', 'bo.%')
    .execute();
});
afterAll(() => service.stop());

/** Lines of a file, with its byte order mark. */
async function lines(path: string): Promise<string[]> {
  const { cookie } = acme.administrator.client;
  const answer = await fetch(`${service.url}/api/v1${path}`, { headers: { cookie: cookie() } });
  expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8');
  return Buffer.from(await answer.arrayBuffer())
    .toString('utf8')
    .split('\r\n');
}

it('members come as the list shows them, with the columns in the order asked for', async () => {
  const file = await lines(
    '/exports/members?search=lind&sort=email&order=descending&columns[0]=lastSeenAt&columns[1]=fullName',
  );
  expect(file).toEqual([
    '\ufeffLast seen (Europe/Oslo),Last seen (UTC),Name',
    `2026-07-02 00:30:00,2026-07-01 22:30:00,"'=HYPERLINK(""x""), ""Bo"""`,
    ',,Anna Lind',
    '',
  ]);
});

it('all columns where none is named, and nobody of another company', async () => {
  const [head, ...rest] = await lines('/exports/members');
  expect(head).toBe('\ufeffName,Email,Video address,Access right,Status,Last seen (Europe/Oslo),Last seen (UTC)');
  expect(rest.filter((line) => line !== '')).toHaveLength(5);
  expect(rest.join()).not.toContain('globex');
});

it('pending invitations are searched, sorted and exported', async () => {
  const { client } = acme.administrator;
  for (const [fullName, localPart] of [
    ['Ingrid Solberg', 'ingrid.solberg'],
    ['Carl Carlsen', 'carl.carlsen'],
  ])
    await client.send('POST', '/invitations', { fullName, localPart, email: `${localPart}@acme.example` });
  const names = async (query: string) =>
    (await client.get<{ items: { fullName: string }[]; total: number }>(`/invitations?${query}`)).body.items.map(
      ({ fullName }) => fullName,
    );
  expect(await names('sort=fullName&order=ascending')).toEqual(['Carl Carlsen', 'Ingrid Solberg']);
  expect((await names('sort=remindedAt')).toSorted()).toEqual(['Carl Carlsen', 'Ingrid Solberg']);
  expect(await names('search=ingird')).toEqual(['Ingrid Solberg']);
  expect(await names('search=lind')).toEqual([]);
  const [, ...rest] = await lines('/exports/invitations?search=carlsn&columns[0]=fullName&columns[1]=accessRight');
  expect(rest).toEqual(['Carl Carlsen,Member', '']);
});

it.each(['/exports/members', '/exports/invitations'])(
  '%s is for administrators, and refuses unknown columns',
  async (path) => {
    expect(codeOf(await service.visitor().get(path))).toBe('not_signed_in');
    expect(codeOf(await acme.member.client.get(path))).toBe('not_allowed');
    expect(codeOf(await acme.administrator.client.get(`${path}?columns[0]=password`))).toBe('wrong_input');
  },
);
