import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ActivityHeadMail, ActivityRow } from '../../../contract/activity.ts';
import { onChange } from '../../platform/live/changes.ts';
import { newId } from '../../platform/random.ts';
import { testPassword } from '../../testing/builders.ts';
import { type Answer, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { type Activity, record, sealActivity } from './index.ts';
import { mailHeads } from './operations/mail-head.ts';

interface Page {
  items: ActivityRow[];
  nextCursor: string | null;
  total: number;
  totalIsLeast: boolean;
}

const clock = new FixedClock('2026-03-02T22:30:00.000Z');
let service: TestService;
let acme: TestCompany;
let globex: TestCompany;

const bert = { kind: 'member', id: newId(), name: 'Bert Ångström' } as const;
const board = { kind: 'team-room', id: newId(), name: 'Board room' };
const acts: Partial<Activity>[] = [
  { act: 'team-room.added', object: board, after: { name: 'Board room' } },
  { act: 'team-room.changed', object: board, before: { lobby: false }, after: { lobby: true } },
  { actor: { kind: 'operator', id: newId(), name: 'Olga' }, act: 'licence.changed', via: '=nightly()' },
  { actor: { kind: 'service', id: null, name: 'Rotunda' }, act: 'invitation.deleted' },
];

beforeAll(async () => {
  service = await startTestService({ clock, mail: true });
  acme = await service.company('acme');
  globex = await service.company('globex');
  // Europe/Oslo, so that the second of these is on the next day there.
  for (const activity of acts) {
    await service.platform.database
      .forCompany(acme.id)
      .transaction()
      .execute((trx) =>
        record(trx, acme.id, { at: clock.now(), actor: bert, act: '', origin: '192.0.2.1', ...activity }),
      );
    clock.pass(3600);
  }
});
afterAll(() => service.stop());

const get = (query: string) => acme.administrator.client.get<Page>(`/company/activity?${query}`);
const actsOf = ({ body }: Answer<Page>) => body.items.map(({ act }) => act);

async function pages(query: string, limit: number): Promise<ActivityRow[]> {
  const rows: ActivityRow[] = [];
  let cursor: string | null = null;
  do {
    const { body }: { body: Page } = await get(`${query}&limit=${limit}${cursor ? `&cursor=${cursor}` : ''}`);
    rows.push(...body.items);
    cursor = body.nextCursor;
  } while (cursor);
  return rows;
}

async function csv(query: string, of = acme): Promise<{ status: number; type: string | null; text: string }> {
  const answer = await fetch(`${service.url}/api/v1/exports/activity?${query}`, {
    headers: { cookie: of.administrator.client.cookie(), origin: service.url },
  });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
}

describe('the activity log', () => {
  it('shows who did what to what, when, from where, before and after', async () => {
    const { status, body } = await get('act=team-room.changed');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      total: 1,
      totalIsLeast: false,
      nextCursor: null,
      items: [
        {
          actor: bert,
          act: 'team-room.changed',
          object: board,
          at: '2026-03-02T23:30:00.000Z',
          origin: '192.0.2.1',
          via: null,
          before: { lobby: false },
          after: { lobby: true },
          erased: false,
        },
      ],
    });
  });

  it('comes page by page, the newest first or the oldest, each entry once', async () => {
    const whole = await pages('order=ascending', 200);
    expect(whole.length).toBeGreaterThanOrEqual(6);
    const ids = whole.map(({ id }) => id);
    expect((await pages('order=ascending', 2)).map(({ id }) => id)).toEqual(ids);
    expect((await pages('', 2)).map(({ id }) => id)).toEqual(ids.toReversed());
    expect((await pages('search=room', 1)).map(({ act }) => act)).toEqual(['team-room.changed', 'team-room.added']);
  });

  it.each([
    ['a name without its accents', 'search=angstrom', ['team-room.changed', 'team-room.added']],
    ['a mistyped name', 'search=angstrem', ['team-room.changed', 'team-room.added']],
    ['an object', 'search=board', ['team-room.changed', 'team-room.added']],
    ['an act', 'search=licence%20changed', ['licence.changed']],
    ['a network address', 'search=192.0.2.1&act=licence.changed', ['licence.changed']],
    ['what is no pattern', 'search=%25', []],
    ['an actor', `actor=${bert.id}`, ['team-room.changed', 'team-room.added']],
    ['an object’s id', `object=${board.id}&order=ascending`, ['team-room.added', 'team-room.changed']],
    ['a kind', 'kind=team-room', ['team-room.changed', 'team-room.added']],
    ['a day of the company', 'from=2026-03-03&to=2026-03-03&kind=team-room', ['team-room.changed']],
    ['a first day', 'from=2026-03-03&search=board', ['team-room.changed']],
    ['a last day', 'to=2026-03-02&kind=team-room', ['team-room.added']],
    ['nothing', 'kind=nothing', []],
  ])('finds %s', async (_what, query, found) => {
    const answer = await get(query);
    expect(actsOf(answer)).toEqual(found);
    expect(answer.body).toMatchObject({ total: found.length, totalIsLeast: false });
  });

  it.each([
    'limit=0',
    'cursor=x',
    'from=2026-02-30',
    'from=0001-01-01',
    'actor=x',
    'order=up',
    `search=${'x'.repeat(101)}`,
  ])('refuses %s', async (query) => {
    expect(codeOf(await get(query))).toBe('wrong_input');
  });

  it('exports what it shows, with the columns that were chosen, without formulas', async () => {
    const { status, type, text } = await csv(
      'act=licence.changed&columns[0]=at&columns[1]=actor&columns[2]=via&columns[3]=x',
    );
    expect(status).toBe(200);
    expect(type).toBe('text/csv; charset=utf-8');
    expect(text).toBe(
      'Time (Europe/Oslo),Time (UTC),Who,Access token\r\n' +
        "2026-03-03 01:30:00,2026-03-03 00:30:00,Olga (operator),'=nightly()\r\n",
    );
    const lines = (await csv('order=ascending')).text.split('\r\n');
    expect(lines).toHaveLength((await pages('', 200)).length + 2);
  });

  it.each(['/company/activity', '/exports/activity', '/company/activity/head-mail'])(
    'is refused to others: %s',
    async (path) => {
      expect(codeOf(await service.visitor().get(path))).toBe('not_signed_in');
      expect(codeOf(await acme.member.client.get(path))).toBe('not_allowed');
    },
  );

  it('is its company’s alone', async () => {
    const { body } = await globex.administrator.client.get<Page>(`/company/activity?object=${board.id}`);
    expect(body).toMatchObject({ items: [], total: 0 });
    const searched = await globex.administrator.client.get<Page>('/company/activity?search=board');
    expect(searched.body).toMatchObject({ items: [], total: 0 });
    expect((await csv('search=board', globex)).text.split('\r\n')).toHaveLength(2);
  });

  it('cuts long lists among other entries, and gives an entry whole', async () => {
    const people = Array.from({ length: 120 }, (_, n) => ({ fullName: `Person ${n}` }));
    const activity = { at: clock.now(), actor: bert, act: 'members.imported', after: { rows: 120, people } };
    await service.platform.database
      .forCompany(acme.id)
      .transaction()
      .execute((trx) => record(trx, acme.id, activity));
    const [cut] = (await get('act=members.imported')).body.items;
    expect(cut?.after).toEqual({ rows: 120, people: people.slice(0, 50) });
    expect(cut?.more).toEqual({ 'after.people': 120 });
    const path = `/company/activity/${cut?.id}`;
    const whole = await acme.administrator.client.get<ActivityRow>(path);
    expect(whole.body).toMatchObject({ after: activity.after, more: {} });
    expect(codeOf(await globex.administrator.client.get(path))).toBe('not_found');
    expect(codeOf(await acme.member.client.get(path))).toBe('not_allowed');
    expect(codeOf(await service.visitor().get(path))).toBe('not_signed_in');
  });

  it('has no method that changes an entry', async () => {
    const [entry] = (await get('limit=1')).body.items;
    for (const verb of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const { client } = acme.administrator;
      expect(codeOf(await client.send(verb, '/company/activity', {}))).toBe('wrong_method');
      expect(codeOf(await client.send(verb, `/company/activity/${entry?.id}`, {}))).toBe('wrong_method');
    }
  });
});

describe('the head of the log', () => {
  const path = '/company/activity/head-mail';
  const wish = (address: string | null, every = 'day') => ({ address, every });
  const put = (body: unknown, version: number, of = acme.administrator) =>
    of.client.send<ActivityHeadMail>('PUT', path, body, { 'if-match': `"${version}"` });

  it('is mailed to whom an administrator chose, at once and each day', async () => {
    const first = await acme.administrator.client.get<ActivityHeadMail>(path);
    expect(first.body).toMatchObject({
      address: null,
      every: 'week',
      sentAt: null,
      sendsMail: true,
      retentionMonths: 24,
    });
    const set = await put(wish('Audit@Acme.example'), first.body.version);
    expect(set.body).toMatchObject({ address: 'audit@acme.example', every: 'day', version: first.body.version + 1 });
    await sealActivity(service.platform);
    await mailHeads(service.platform);
    await mailHeads(service.platform);
    const { body } = await acme.administrator.client.get<ActivityHeadMail>(path);
    await expect.poll(() => service.mailbox?.messages).toHaveLength(1);
    const mail = (service.mailbox?.messages[0] ?? '').replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
    expect(mail).toContain(`--head ${body.head?.position}:${body.head?.digest}`);
    expect(mail).toContain('verify-activity --company acme');
    clock.passDays(1);
    await mailHeads(service.platform);
    await expect.poll(() => service.mailbox?.messages).toHaveLength(2);
    expect(actsOf(await get('kind=company&act=activity.head-mail-changed'))).toHaveLength(1);
  });

  it('is chosen over the newest choice only', async () => {
    const { version } = (await acme.administrator.client.get<ActivityHeadMail>(path)).body;
    expect(codeOf(await acme.administrator.client.send('PUT', path, wish(null)))).toBe('version_missing');
    const answers = await Promise.all([put(wish('one@acme.example'), version), put(wish('two@acme.example'), version)]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    expect(codeOf(await put(wish('x'), version + 1))).toBe('wrong_input');
    expect(codeOf(await put({ ...wish(null), more: 1 }, version + 1))).toBe('wrong_input');
    expect(codeOf(await put(wish(null), 1, acme.member))).toBe('not_allowed');
    expect(codeOf(await service.visitor().send('PUT', path, wish(null)))).toBe('not_signed_in');
    const theirs = await globex.administrator.client.get<ActivityHeadMail>(path);
    expect(theirs.body.address).toBeNull();
  });
});

describe('signing in and out', () => {
  it('is told to open lists when it is sealed', async () => {
    const heard: string[] = [];
    const leave = onChange(service.platform.fanout, (company, kind) => {
      if (company === acme.id) heard.push(kind);
    });
    await service.visitor().send('POST', '/session', { identifier: acme.member.email, password: testPassword });
    await sealActivity(service.platform);
    await expect.poll(() => heard).toContain('session');
    leave();
  });

  it('is recorded with browser and network address, and a new password too', async () => {
    const person = await acme.person('eva.engen');
    const { client, id } = person;
    await client.send('POST', '/me/password', { current: testPassword, next: 'another long password' });
    await client.send('DELETE', '/session');
    const again = service.visitor({
      'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0',
    });
    await again.send('POST', '/session', { identifier: person.email, password: 'another long password' });
    await again.send('POST', '/session', { identifier: person.email, password: 'another long password' });
    await again.send('DELETE', '/me/sessions');
    const { items } = (await get(`actor=${id}&order=ascending`)).body;
    expect(items.map(({ act }) => act)).toEqual([
      'session.started',
      'password.changed',
      'session.ended',
      'session.started',
      'session.started',
      'session.ended',
      'session.all-ended',
    ]);
    expect(items[3]).toMatchObject({
      actor: { kind: 'member', id, name: 'Eva Engen' },
      object: { kind: 'session', name: 'Firefox 140 on Linux' },
      origin: '127.0.0.1',
    });
    const wrong = await service
      .visitor()
      .send('POST', '/session', { identifier: person.email, password: 'not the password' });
    expect(codeOf(wrong)).toBe('sign_in_failed');
    expect((await get(`actor=${id}`)).body.total).toBe(7);
  });
});
