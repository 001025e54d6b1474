import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberRow } from '../../../contract/members.ts';
import { codeOf } from '../../testing/client.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

interface Page {
  items: MemberRow[];
  nextCursor: string | null;
  total: number;
}

let service: TestService;
let acme: TestCompany;

beforeAll(async () => {
  service = await startTestService();
  acme = await service.company('acme');
  const globex = await service.company('globex');
  await globex.person('zoe.zorn');
  for (const local of ['zoe.zorn', 'asa.oberg', 'jose.garcia', 'anna.lind', 'bo.lindqvist', 'una.urban'])
    await acme.person(local);
  const { owner } = service.platform.database;
  const name = (local: string, fullName: string) =>
    owner.updateTable('party').set({ name: fullName }).where('address', '=', `${local}@${acme.domain}`).execute();
  await name('asa.oberg', 'Åsa Öberg');
  await name('jose.garcia', 'José García');
  await owner
    .updateTable('member')
    .set({ accessRight: 'administrator', lastSeenAt: new Date('2026-01-01T10:00:00.123Z') })
    .where('email', 'like', 'una%')
    .execute();
  await owner.updateTable('member').set({ status: 'suspended' }).where('email', 'like', 'bo.%').execute();
});
afterAll(() => service.stop());

const list = (query: string) => acme.administrator.client.get<Page>(`/members?${query}`);

async function all(query: string, limit: number): Promise<MemberRow[]> {
  const rows: MemberRow[] = [];
  let cursor: string | null = null;
  do {
    const { body }: { body: Page } = await list(`${query}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    rows.push(...body.items);
    cursor = body.nextCursor;
    expect(body.total).toBe(9);
  } while (cursor);
  return rows;
}

const sorts = ['fullName', 'email', 'videoAddress', 'accessRight', 'status', 'lastSeenAt'] as const;

describe('the list of members', () => {
  it.each(sorts)(
    'comes page by page in the order of %s, each member once, backwards the other way round',
    async (sort) => {
      const whole = await all(`sort=${sort}`, 200);
      expect(new Set(whole.map(({ id }) => id)).size).toBe(9);
      const ids = whole.map(({ id }) => id);
      expect((await all(`sort=${sort}`, 2)).map(({ id }) => id)).toEqual(ids);
      const backwards = await all(`sort=${sort}&order=descending`, 4);
      expect(backwards.map(({ id }) => id)).toEqual(ids.toReversed());
      const key = (row: MemberRow) => (row[sort] ?? '').toLowerCase();
      expect(whole.map(key)).toEqual(whole.map(key).toSorted((one, other) => (one < other ? -1 : Number(one > other))));
    },
  );

  it('goes on where it was when somebody before the place was added meanwhile', async () => {
    const first = (await list('limit=3')).body;
    const { owner } = service.platform.database;
    const moved = first.items[0];
    await owner
      .updateTable('member')
      .set({ fullName: 'Zz Last' })
      .where('email', '=', moved?.email ?? '')
      .execute();
    const rest = (await list(`limit=200&cursor=${first.nextCursor}`)).body.items;
    await owner
      .updateTable('member')
      .set({ fullName: moved?.fullName ?? '' })
      .where('email', '=', moved?.email ?? '')
      .execute();
    expect(rest.map(({ fullName }) => fullName)).not.toContain(first.items[2]?.fullName);
    expect(rest).toHaveLength(7);
  });

  it('is filtered by right and status, with the total of what is left', async () => {
    expect((await list('status=suspended')).body).toMatchObject({ total: 1, items: [{ fullName: 'Bo Lindqvist' }] });
    const administrators = (await list('accessRight=administrator&limit=1')).body;
    expect(administrators).toMatchObject({ total: 3, items: [{ accessRight: 'administrator' }] });
    expect((await list('accessRight=administrator&search=urban')).body.total).toBe(1);
    expect((await list('accessRight=member&search=urban')).body.total).toBe(0);
  });

  it.each([
    ['oberg', ['asa.oberg']],
    ['ÖBERG', ['asa.oberg']],
    ['José', ['jose.garcia']],
    ['lind', ['anna.lind', 'bo.lindqvist']],
    ['garcia@acme.example', ['jose.garcia']],
    ['jose.garcia@acme.rotunda', ['jose.garcia']],
    ['lindqvst', ['bo.lindqvist']],
    ['zeo zorn', ['zoe.zorn']],
    ['%', []],
    ['_', []],
    ['\\', []],
    ['nobody at all', []],
  ])('finds by %s', async (typed, locals) => {
    const { body } = await list(`sort=email&search=${encodeURIComponent(typed)}`);
    expect(body.items.map(({ email }) => email.split('@')[0])).toEqual(locals);
    expect(body.total).toBe(locals.length);
  });

  it('refuses a cursor of another order, and one that is made up', async () => {
    const { nextCursor } = (await list('limit=2&sort=email')).body;
    expect(codeOf(await list(`sort=fullName&cursor=${nextCursor}`))).toBe('wrong_input');
    expect(codeOf(await list(`sort=email&order=descending&cursor=${nextCursor}`))).toBe('wrong_input');
    const forged = (place: unknown) => Buffer.from(JSON.stringify(place)).toString('base64url');
    for (const cursor of ['x', forged(['members email ascending', 'a', 'no id']), forged({}), forged([1, 2, 3])]) {
      expect(codeOf(await list(`sort=email&cursor=${cursor}`))).toBe('wrong_input');
    }
    expect(
      codeOf(await list(`sort=lastSeenAt&cursor=${forged(['members lastSeenAt ascending', 'no time', 'x'])}`)),
    ).toBe('wrong_input');
    expect(codeOf(await list('limit=0'))).toBe('wrong_input');
    expect(codeOf(await list('limit=201'))).toBe('wrong_input');
  });
});
