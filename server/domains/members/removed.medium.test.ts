import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoomId } from '../../../contract/ids.ts';
import type { MemberView } from '../../../contract/members.ts';
import type { RemovedMember } from '../../../contract/removed-members.ts';
import { newId } from '../../platform/random.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { signIn, type TestCompany, type TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { createParty } from '../directory/index.ts';

let service: TestService;
let acme: TestCompany;
let globex: TestCompany;
let admin: TestPerson;
const clock = new FixedClock();

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  globex = await service.company('globex');
  admin = acme.administrator;
});
afterAll(() => service.stop());

const owner = () => service.platform.database.owner;
const view = async ({ id }: TestPerson) => (await admin.client.get<MemberView>(`/members/${id}`)).body;
async function remove(person: TestPerson, handOverTo?: string, client = admin.client) {
  const { version } = await view(person);
  const query = handOverTo ? `?handOverTo=${handOverTo}` : '';
  return client.send('DELETE', `/members/${person.id}${query}`, undefined, { 'if-match': `"${version}"` });
}
const restore = ({ id }: TestPerson) => admin.client.send('POST', `/members/${id}/restoration`);
const removed = (query = '', client = admin.client) =>
  client.get<{ items: RemovedMember[]; total: number; licencesLeft: number }>(`/removed-members${query}`);

async function teamRoom(name: string, ...owners: TestPerson[]): Promise<RoomId> {
  const id = newId<RoomId>();
  const address = `${name.toLowerCase().replace(' ', '.')}@${acme.domain}`;
  await service.platform.database
    .forCompany(acme.id)
    .transaction()
    .execute(async (trx) => {
      await createParty(trx, acme.id, { id, kind: 'room', name, email: null, address, listed: true });
      const row = { id, companyId: acme.id, kind: 'team' as const, ownerId: null, name, address };
      await trx
        .insertInto('room')
        .values({ ...row, hostPin: null, guestPin: null, ownerRule: 'members', removedAt: null })
        .execute();
      for (const { id: memberId } of owners) {
        await trx.insertInto('roomOwner').values({ roomId: id, memberId, companyId: acme.id }).execute();
      }
    });
  return id;
}
/** As anybody sees them: who was removed is not among them. */
const ownersOf = async (room: RoomId): Promise<string[]> =>
  (
    await owner()
      .selectFrom('roomOwner')
      .innerJoin('member', 'member.id', 'roomOwner.memberId')
      .select('memberId')
      .where('roomId', '=', room)
      .where('member.removedAt', 'is', null)
      .execute()
  )
    .map(({ memberId }) => memberId)
    .toSorted();

describe('who may', () => {
  it('administrators of the company', async () => {
    const calls: [string, (client: Client) => ReturnType<Client['get']>][] = [
      ['list', (client) => removed('', client)],
      ['export', (client) => client.get('/exports/removed-members')],
      ['rooms', (client) => client.get(`/members/${acme.member.id}/team-rooms`)],
      ['erase', (client) => client.send('DELETE', `/removed-members/${acme.member.id}`)],
    ];
    for (const [name, call] of calls) {
      expect([name, codeOf(await call(service.visitor()))]).toEqual([name, 'not_signed_in']);
      expect([name, codeOf(await call(acme.member.client))]).toEqual([name, 'not_allowed']);
    }
    for (const [name, call] of calls.slice(2)) {
      expect([name, codeOf(await call(globex.administrator.client))]).toEqual([name, 'not_found']);
    }
  });
});

describe('removed members', () => {
  it('are listed with the days that are left, searched, sorted, and nobody else’s', async () => {
    const [zoe, yan] = [await acme.person('zoe.zander'), await acme.person('yan.young')];
    await remove(zoe);
    clock.passDays(3);
    await signIn(admin.client, admin.email);
    await remove(yan);
    const { body } = await removed();
    expect(body.items).toMatchObject([
      { fullName: 'Yan Young', daysLeft: 30, removedAt: clock.now().toISOString() },
      { fullName: 'Zoe Zander', daysLeft: 27, email: zoe.email, videoAddress: zoe.videoAddress },
    ]);
    expect(body).toMatchObject({ total: 2, nextCursor: null });
    expect((await removed('?search=ZÖE')).body).toMatchObject({ total: 1, items: [{ fullName: 'Zoe Zander' }] });
    expect((await removed('?search=zander%20zoe')).body).toMatchObject({
      total: 1,
      items: [{ fullName: 'Zoe Zander' }],
    });
    expect((await removed('?search=zandre')).body).toMatchObject({ total: 1, items: [{ fullName: 'Zoe Zander' }] });
    for (const sort of ['removedAt', 'daysLeft']) {
      const { items } = (await removed(`?sort=${sort}&order=ascending`)).body;
      expect(items).toMatchObject([{ fullName: 'Zoe Zander' }, { fullName: 'Yan Young' }]);
    }
    expect((await removed('?sort=accessRight&limit=1')).status).toBe(200);
    expect((await removed('?search=%25')).body.total).toBe(0);
    expect((await removed(`?search=${encodeURIComponent("' or true --")}`)).body.total).toBe(0);
    const sorted = await removed('?sort=fullName&order=descending&limit=1');
    expect(sorted.body.items).toMatchObject([{ fullName: 'Zoe Zander' }]);
    const next = await removed(
      `?sort=fullName&order=descending&limit=1&cursor=${(sorted.body as { nextCursor?: string }).nextCursor}`,
    );
    expect(next.body.items).toMatchObject([{ fullName: 'Yan Young' }]);
    expect((await removed('?cursor=made-up')).status).toBe(422);
    const file = await fetch(
      `${service.url}/api/v1/exports/removed-members?search=zoe&columns[0]=fullName&columns[1]=daysLeft`,
      {
        headers: { cookie: admin.client.cookie() },
      },
    );
    expect(await file.text()).toBe('Name,Days left\r\nZoe Zander,27\r\n');
    expect((await removed('', globex.administrator.client)).body.total).toBe(0);
    expect((await restore(yan)).status).toBe(200);
    expect((await removed()).body.total).toBe(1);
  });

  it('leave the list after 30 days', async () => {
    const { total } = (await removed()).body;
    expect(total).toBeGreaterThan(0);
    clock.passDays(30);
    await signIn(admin.client, admin.email);
    expect((await removed()).body.total).toBe(0);
  });
});

describe('team rooms', () => {
  it('go to whom they are handed over, and come back beside that with the undo', async () => {
    const [ann, ben] = [await acme.person('ann.owner'), await acme.person('ben.heir')];
    const alone = await teamRoom('Alpha', ann);
    const both = await teamRoom('Beta', ann, ben);
    expect((await admin.client.get(`/members/${ann.id}/team-rooms`)).body).toMatchObject({
      items: [
        { id: alone, name: 'Alpha', otherOwners: 0 },
        { id: both, name: 'Beta', otherOwners: 1 },
      ],
    });
    expect((await remove(ann, ben.id)).status).toBe(204);
    expect(await ownersOf(alone)).toEqual([ben.id]);
    expect(await ownersOf(both)).toEqual([ben.id]);
    expect((await restore(ann)).status).toBe(200);
    expect(await ownersOf(alone)).toEqual([ann.id, ben.id].toSorted());

    expect((await remove(ben)).status).toBe(204);
    expect(await ownersOf(alone)).toEqual([ann.id]);
    expect((await restore(ben)).status).toBe(200);
    expect(await ownersOf(both)).toEqual([ann.id, ben.id].toSorted());
    const [entry] = await owner()
      .selectFrom('activity')
      .selectAll()
      .where('act', '=', 'member.removed')
      .where('objectId', '=', ann.id)
      .execute();
    expect(entry?.after).toEqual({ teamRooms: ['Alpha', 'Beta'], owner: 'Ben Heir' });
  });

  it('go to nobody who is not active here', async () => {
    const cara = await acme.person('cara.owner');
    const suspended = await acme.person('sid.suspended');
    await admin.client.send('PATCH', `/members/${suspended.id}`, { status: 'suspended' }, { 'if-match': '1' });
    const wrong = [cara.id, suspended.id, globex.member.id, newId(), 'x', '\u202e'];
    for (const heir of wrong) expect((await remove(cara, encodeURIComponent(heir))).status).toBe(422);
    expect(codeOf(await remove(cara, globex.member.id))).toBe('heir_unknown');
    expect(codeOf(await remove(cara, newId()))).toBe('heir_unknown');
    expect((await view(cara)).fullName).toBe('Cara Owner');
  });

  it('of two who are removed in favour of each other at once, one stays', async () => {
    const [one, two] = [await acme.person('one.crosser'), await acme.person('two.crosser')];
    const answers = await Promise.all([remove(one, two.id), remove(two, one.id)]);
    expect(answers.map((answer) => codeOf(answer) ?? 'done').sort()).toEqual(['done', 'heir_unknown']);
  });
});

describe('at the same moment', () => {
  it('two removals, and two undoes, are one', async () => {
    const dave = await acme.person('dave.double');
    const both = await Promise.all([remove(dave), remove(dave)]);
    expect(both.map(({ status }) => status).sort()).toEqual([204, 404]);
    const left = (await removed()).body.licencesLeft;
    const back = await Promise.all([restore(dave), restore(dave)]);
    expect(back.map(({ status }) => status).sort()).toEqual([200, 404]);
    expect((await removed()).body.licencesLeft).toBe(left - 1);
  });

  it('an undo and an erasure are one of the two', async () => {
    const eva = await acme.person('eva.either');
    await remove(eva);
    const erase = admin.client.send('DELETE', `/removed-members/${eva.id}`);
    const answers = await Promise.all([restore(eva), erase]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
  });

  it('two administrators who demote, suspend or remove each other leave one', async () => {
    const cecil = await globex.person('cecil.second', 'administrator');
    const first = globex.administrator;
    const act = (from: TestPerson, on: TestPerson, how: 'demote' | 'suspend' | 'remove') => {
      const path = `/members/${on.id}`;
      if (how === 'remove') return from.client.send('DELETE', path, undefined, { 'if-match': '1' });
      const body = how === 'demote' ? { accessRight: 'member' } : { status: 'suspended' };
      return from.client.send('PATCH', path, body, { 'if-match': '1' });
    };
    const answers = await Promise.all([act(first, cecil, 'suspend'), act(cecil, first, 'remove')]);
    const active = await owner()
      .selectFrom('member')
      .select('id')
      .where('companyId', '=', globex.id)
      .where('accessRight', '=', 'administrator')
      .where('status', '=', 'active')
      .where('removedAt', 'is', null)
      .execute();
    expect(active).toHaveLength(1);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
  });

  it('so do two scripts with access tokens', async () => {
    const initech = await service.company('initech');
    const second = await initech.person('sid.second', 'administrator');
    const script = async ({ client }: TestPerson) => {
      const wish = { name: 'Script', scopes: ['members:write'], expiresInDays: 7 };
      const { body } = await client.send<{ token: string }>('POST', '/me/access-tokens', wish);
      return service.visitor({ authorization: `Bearer ${body.token}` });
    };
    const [one, other] = [await script(initech.administrator), await script(second)];
    const answers = await Promise.all([
      one.send('PATCH', `/members/${second.id}`, { status: 'suspended' }, { 'if-match': '1' }),
      other.send('DELETE', `/members/${initech.administrator.id}`, undefined, { 'if-match': '1' }),
      one.send('PATCH', `/members/${initech.administrator.id}`, { accessRight: 'member' }, { 'if-match': '1' }),
    ]);
    expect(answers.filter(({ status }) => status < 300)).toHaveLength(1);
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from member where company_id = ${initech.id} and access_right = 'administrator'
        and status = 'active' and removed_at is null`.execute(owner());
    expect(rows[0]?.count).toBeGreaterThanOrEqual(1);
  });
});
