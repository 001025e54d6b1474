import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { type MemberRow, memberColumn, memberRow, members } from '../../../contract/members.ts';
import { LiveClient } from '../../testing/live-client.ts';
import type { TestCompany, TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { listMembers } from './list.ts';
import { presentRow } from './present.ts';

type Page = z.output<NonNullable<(typeof members.list)['~orpc']['outputSchema']>>;

/** The contract's answer without a key too many: what the database writes is not checked while the service runs. */
const exactPage = z.strictObject({
  ...members.list['~orpc'].outputSchema?.shape,
  items: z.array(z.strictObject(memberRow.shape)),
});

const names = [
  '"quoted" \\ and \\" back',
  'tab\t, line\nfeed, \u0001',
  '🦊 Ωmega \u2028 end',
  '"presence":"offline"}',
  "O'Hara",
];

let service: TestService;
let acme: TestCompany;
const people: TestPerson[] = [];

beforeAll(async () => {
  service = await startTestService();
  acme = await service.company('acme');
  const { owner } = service.platform.database;
  // What the first request of who looks changes.
  const isSeen = async () => {
    const items = (await read('limit=200')).items;
    expect(items.find(({ id }) => id === acme.administrator.id)?.lastSeenAt).toEqual(expect.any(String));
  };
  await vi.waitFor(isSeen, { timeout: 5000 });
  for (const [at, fullName] of names.entries()) {
    const person = await acme.person(`person.${'abcde'[at]}`);
    people.push(person);
    const lastSeenAt = at % 2 === 0 ? null : new Date(`2026-0${at + 1}-01T23:59:59.999Z`);
    const right = at === 2 ? ({ accessRight: 'administrator' } as const) : { status: 'suspended' as const };
    const change = { fullName, lastSeenAt, ...(at < 3 ? right : {}), version: at + 7 };
    await owner.updateTable('member').set(change).where('id', '=', person.id).execute();
  }
});
afterAll(() => service.stop());

const read = async (query: string): Promise<Page> => {
  const { body } = await acme.administrator.client.get<Page>(`/members?${query}`);
  expect(exactPage.parse(body)).toEqual(body);
  return body;
};

const order = 'ascending';
const database = () => service.platform.database.forCompany(acme.id);

it.each(memberColumn.options)('answers as the contract says, page by page in the order of %s', async (sort) => {
  const { items, page, beside } = await listMembers(database(), acme.id, { sort, order, limit: 50 });
  const rows = items.map((member) => presentRow(member, 'offline'));
  expect(rows.map(({ fullName }) => fullName)).toEqual(expect.arrayContaining(names));
  expect(await read(`sort=${sort}`)).toEqual({ ...page, items: rows, licencesLeft: beside.licencesLeft });

  const told: MemberRow[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const query = { sort, order, limit: 2, cursor: cursor || undefined } as const;
    const piece: Page = await read(`sort=${sort}&limit=2${cursor ? `&cursor=${cursor}` : ''}`);
    expect(piece.nextCursor).toBe((await listMembers(database(), acme.id, query)).page.nextCursor);
    told.push(...piece.items);
    cursor = piece.nextCursor;
  }
  expect(told).toEqual(rows);
});

it('answers a search, filters and a page without rows alike', async () => {
  expect((await read('search=ohara')).items).toMatchObject([{ fullName: "O'Hara" }]);
  expect(await read('search=nobody')).toMatchObject({ items: [], total: 0, nextCursor: null });
  expect(await read('search=person&limit=2&sort=email')).toMatchObject({ total: names.length });
  expect((await read('status=suspended&accessRight=member')).total).toBe(2);
  expect(await read('status=suspended&accessRight=administrator')).toMatchObject({ items: [], total: 0 });
});

it('tells who has the app open and who is in a call', async () => {
  const [, , , person] = people;
  if (!person) throw new Error('Nobody is there.');
  const presences = async () => (await read('sort=email')).items.map(({ id, presence }) => [id, presence]);
  const live = await LiveClient.connect(service.url, { origin: service.url, cookie: person.client.cookie() });
  await vi.waitFor(async () => expect(await presences()).toContainEqual([person.id, 'available']), { timeout: 5000 });
  live.send({ type: 'join', ref: 'in', address: person.roomAddress, media: { microphone: false, camera: false } });
  await live.next('joined');
  expect(await presences()).toContainEqual([person.id, 'in-call']);
  expect((await presences()).filter(([, presence]) => presence !== 'offline')).toHaveLength(1);
});
