import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { MemberView } from '../../../contract/members.ts';
import type { Client } from '../../testing/client.ts';
import { codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { signIn, type TestCompany, type TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';

let service: TestService;
let acme: TestCompany;
let admin: TestPerson;
let max: TestPerson;
let stranger: TestPerson;
const clock = new FixedClock();

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  ({ administrator: admin, member: max } = acme);
  stranger = (await service.company('globex')).administrator;
  // The set-up makes an administrator of its own.
  await owner().updateTable('member').set({ accessRight: 'member' }).where('email', '=', 'olga@acme.example').execute();
});
afterAll(() => service.stop());

const owner = () => service.platform.database.owner;
const path = ({ id }: TestPerson) => `/members/${id}`;
const ifMatch = (version: number) => ({ 'if-match': `"${version}"` });
const view = async (person: TestPerson) => (await admin.client.get<MemberView>(path(person))).body;
const change = async (person: TestPerson, body: unknown) =>
  admin.client.send<MemberView>('PATCH', path(person), body, ifMatch((await view(person)).version));
const remove = async (person: TestPerson) =>
  admin.client.send('DELETE', path(person), undefined, ifMatch((await view(person)).version));
const search = (client: Client, list: string, text: string) =>
  client.get(`/${list}?search=${encodeURIComponent(text)}`);
const activity = (act: string) =>
  owner()
    .selectFrom('activity')
    .selectAll()
    .where('act', '=', act)
    .where('companyId', '=', acme.id)
    .orderBy('id')
    .execute();

describe('who may', () => {
  const calls = (): [string, (client: Client) => ReturnType<Client['get']>][] => {
    const at = path(max);
    return [
      ['list', (client) => client.get('/members')],
      ['get', (client) => client.get(at)],
      ['update', (client) => client.send('PATCH', at, { fullName: 'X' }, ifMatch(1))],
      ['remove', (client) => client.send('DELETE', at, undefined, ifMatch(1))],
      ['restore', (client) => client.send('POST', `${at}/restoration`)],
      ['reset password', (client) => client.send('POST', `${at}/password-reset`)],
      ['sessions', (client) => client.get(`${at}/sessions`)],
      ['end sessions', (client) => client.send('DELETE', `${at}/sessions`)],
    ];
  };

  it('nobody without signing in', async () => {
    for (const [name, call] of calls())
      expect([name, codeOf(await call(service.visitor()))]).toEqual([name, 'not_signed_in']);
  });

  it('no member who is not an administrator', async () => {
    for (const [name, call] of calls()) expect([name, codeOf(await call(max.client))]).toEqual([name, 'not_allowed']);
  });

  it('no administrator of another company: the answer is the same as for nobody', async () => {
    for (const [name, call] of calls().slice(1)) {
      expect([name, codeOf(await call(stranger.client))]).toEqual([name, 'not_found']);
    }
    const { body } = await stranger.client.get('/members');
    expect(body).toMatchObject({
      total: 2,
      items: [{ fullName: stranger.fullName }, { email: 'max.member@globex.example' }],
    });
  });
});

describe('a member', () => {
  it('is shown with room and rights', async () => {
    const bodil = await acme.person('bodil.berg');
    expect(await view(bodil)).toMatchObject({
      fullName: 'Bodil Berg',
      email: bodil.email,
      videoAddress: 'bodil.berg@acme.rotunda.test',
      accessRight: 'member',
      status: 'active',
      presence: 'offline',
      room: {
        name: 'Bodil Berg’s room',
        videoAddress: 'bodil.berg.vmr@acme.rotunda.test',
        link: `${service.platform.publicUrl()}/meet/bodil.berg.vmr@acme.rotunda.test`,
        hostPin: null,
        guestPin: null,
        lobby: false,
      },
      videoSystems: [],
      can: { edit: true, changeAccessRight: true, suspend: true, remove: true },
    });
  });

  it('is changed with room and addresses in one step, and the activity says from what to what, without PINs', async () => {
    const bea = await acme.person('bea.berg');
    const room = { hostPin: '482910', guestPin: '1234', lobby: true };
    const { status, body } = await change(bea, { fullName: 'Bea Bergman', localPart: 'bea.bergman', room });
    expect(status).toBe(200);
    expect(body).toMatchObject({
      fullName: 'Bea Bergman',
      videoAddress: 'bea.bergman@acme.rotunda.test',
      room: { ...room, name: 'Bea Bergman’s room', videoAddress: 'bea.bergman.vmr@acme.rotunda.test' },
    });
    const entry = (await activity('member.changed')).at(-1);
    expect(entry).toMatchObject({
      actorName: admin.fullName,
      objectName: 'Bea Bergman',
      before: {
        fullName: 'Bea Berg',
        address: bea.videoAddress,
        room: { hostPin: 'none', guestPin: 'none', lobby: false },
      },
      after: {
        fullName: 'Bea Bergman',
        address: 'bea.bergman@acme.rotunda.test',
        roomAddress: 'bea.bergman.vmr@acme.rotunda.test',
        room: { name: 'Bea Bergman’s room', hostPin: 'set', guestPin: 'set', lobby: true },
      },
    });
    expect(JSON.stringify([entry?.before, entry?.after])).not.toMatch(/482910|1234/);
    expect((await bea.client.get('/session')).body).toMatchObject({ account: { fullName: 'Bea Bergman' } });
    expect((await service.visitor().get(`/meet/${bea.roomAddress}`)).body).toMatchObject({
      videoAddress: 'bea.bergman.vmr@acme.rotunda.test',
    });
  });

  it('is not changed without a version, nor with an older one, and the newer comes with the refusal', async () => {
    const cleo = await acme.person('cleo.carr');
    const { version } = await view(cleo);
    expect((await admin.client.send('PATCH', path(cleo), { fullName: 'Cleo C' })).status).toBe(428);
    expect((await change(cleo, { fullName: 'Cleo D' })).status).toBe(200);
    const stale = await admin.client.send('PATCH', path(cleo), { fullName: 'Cleo E' }, ifMatch(version));
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale', current: { fullName: 'Cleo D' } } });
  });

  it('is stale for the administrator after the owner changed the room', async () => {
    const dora = await acme.person('dora.dahl');
    const { version, room } = await view(dora);
    const own = await dora.client.send('PATCH', '/me/room', { lobby: true }, ifMatch(room.version));
    expect(own.status).toBe(200);
    const stale = await admin.client.send('PATCH', path(dora), { room: { lobby: false } }, ifMatch(version));
    expect(stale).toMatchObject({ status: 412, body: { current: { room: { lobby: true } } } });
  });

  it('keeps everything where one part of a change is refused', async () => {
    const ella = await acme.person('ella.ek');
    const taken = await change(ella, { fullName: 'Ella Other', localPart: 'max.member', room: { lobby: true } });
    expect(taken).toMatchObject({ status: 409, body: { code: 'address_taken', errors: [{ pointer: '/localPart' }] } });
    const alone = await change(ella, { fullName: 'Ella Other', room: { guestPin: '1234' } });
    expect(alone).toMatchObject({
      status: 422,
      body: { code: 'guest_pin_alone', errors: [{ pointer: '/room/guestPin' }] },
    });
    expect(codeOf(await change(ella, { localPart: 'ella' }))).toBe('address_malformed');
    expect(await view(ella)).toMatchObject({
      fullName: 'Ella Ek',
      videoAddress: ella.videoAddress,
      room: { lobby: false },
    });
  });

  it('can’t take an address whose room’s address somebody else has', async () => {
    await acme.person('nora.north.vmr');
    const nora = await acme.person('nora.nord');
    expect(codeOf(await change(nora, { localPart: 'nora.north' }))).toBe('address_taken');
  });

  it('that changes its own name is renamed everywhere', async () => {
    const finn = await acme.person('finn.falk');
    const { version } = (await finn.client.get<{ version: number }>('/me')).body;
    await finn.client.send('PATCH', '/me', { fullName: 'Finn Falkner' }, ifMatch(version));
    expect(await view(finn)).toMatchObject({ fullName: 'Finn Falkner', room: { name: 'Finn Falkner’s room' } });
    const { body } = await search(max.client, 'directory', 'falkner');
    expect(body).toMatchObject({ total: 1, items: [{ name: 'Finn Falkner' }] });
  });
});

describe('suspension', () => {
  it('ends sessions at once, hides from the directory, and is taken back', async () => {
    const gus = await acme.person('gus.gran');
    expect((await gus.client.get('/me')).status).toBe(200);
    expect((await change(gus, { status: 'suspended' })).body).toMatchObject({ status: 'suspended' });
    await expect.poll(async () => (await gus.client.get('/me')).status, { timeout: 1000 }).toBe(401);
    await expect(signIn(service.visitor(), gus.email)).rejects.toThrow('account_suspended');
    expect((await search(max.client, 'directory', 'gus.gran')).body).toMatchObject({ total: 0 });
    expect((await search(admin.client, 'members', 'gus.gran')).body).toMatchObject({
      total: 1,
      items: [{ status: 'suspended' }],
    });
    expect((await change(gus, { status: 'active' })).status).toBe(200);
    expect((await search(max.client, 'directory', 'gus.gran')).body).toMatchObject({ total: 1 });
    await signIn(gus.client, gus.email);
    expect((await gus.client.get('/me')).status).toBe(200);
  });
});

describe('the access right', () => {
  it('that was taken away is gone with the next request', async () => {
    const former = await acme.person('fred.former', 'administrator');
    expect((await former.client.get('/members')).status).toBe(200);
    await change(former, { accessRight: 'member' });
    await expect.poll(async () => codeOf(await former.client.get('/members')), { timeout: 1000 }).toBe('not_allowed');
  });
});

describe('the last active administrator', () => {
  it('can’t be demoted, suspended or removed', async () => {
    expect(codeOf(await change(admin, { accessRight: 'member' }))).toBe('last_administrator');
    expect(codeOf(await change(admin, { status: 'suspended' }))).toBe('last_administrator');
    expect(codeOf(await remove(admin))).toBe('last_administrator');
    const { can } = await view(admin);
    expect(can).toEqual({ edit: true, changeAccessRight: false, suspend: false, remove: false });
  });

  it('stays where two take the right from each other at the same moment', async () => {
    const duel = await service.company('duel');
    const members = () => owner().updateTable('member').where('companyId', '=', duel.id);
    for (let round = 0; round < 3; round += 1) {
      await members().set({ accessRight: 'member' }).execute();
      const one = await duel.person(`una.one${round}`, 'administrator');
      const two = await duel.person(`tom.two${round}`, 'administrator');
      const demote = (by: TestPerson, whom: TestPerson) =>
        by.client.send('PATCH', path(whom), { accessRight: 'member' }, ifMatch(1));
      const statuses = (await Promise.all([demote(one, two), demote(two, one)])).map(({ status }) => status);
      // The later one is the last administrator's, or has no right any more.
      const [done, refused] = statuses.toSorted((first, second) => first - second);
      expect(done).toBe(200);
      expect([403, 409]).toContain(refused);
      const left = await owner()
        .selectFrom('member')
        .select('id')
        .where('companyId', '=', duel.id)
        .where('accessRight', '=', 'administrator')
        .execute();
      expect(left).toHaveLength(1);
    }
  });
});
