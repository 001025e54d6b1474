import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamRoomOwners, TeamRoomView } from '../../../contract/team-room-views.ts';
import { newId } from '../../platform/random.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { type Listed, openTeamRooms, pointersOf, type TeamRooms } from '../../testing/team-rooms.ts';
import { signIn } from '../../testing/test-company.ts';

let house: TeamRooms;

beforeAll(async () => {
  house = await openTeamRooms();
  await house.owner().updateTable('licence').set({ total: 40 }).where('companyId', '=', house.acme.id).execute();
});
afterAll(() => house.service.stop());

describe('owners', () => {
  const owners = async (room: Pick<TeamRoomView, 'id'>) =>
    (await house.admin().get<TeamRoomOwners>(`/team-rooms/${room.id}/owners`)).body;
  const setOwners = (room: Pick<TeamRoomView, 'id' | 'version'>, body: unknown) =>
    house
      .admin()
      .send<TeamRoomOwners>('PUT', `/team-rooms/${room.id}/owners`, body, { 'if-match': `"${room.version}"` });

  it('are nobody, everyone or members by name; removed ones are not counted and come back', async () => {
    const room = await house.added('Studio');
    expect(await owners(room)).toEqual({ rule: 'administrators', members: [], version: 1 });
    const [eva, ole] = [await house.acme.person('eva.eng'), await house.acme.person('ole.olsen')];
    const set = await setOwners(room, { rule: 'members', members: [ole.id, eva.id] });
    expect(set.body).toEqual({
      rule: 'members',
      members: [
        { id: eva.id, fullName: 'Eva Eng', videoAddress: eva.videoAddress, status: 'active' },
        { id: ole.id, fullName: 'Ole Olsen', videoAddress: ole.videoAddress, status: 'active' },
      ],
      version: 2,
    });
    const count = async () => (await house.list('?search=studio')).items.map((row) => [row.ownerRule, row.owners]);
    expect(await count()).toEqual([['members', 2]]);

    const member = async (id: string) => (await house.admin().get<{ version: number }>(`/members/${id}`)).body;
    const suspended = { 'if-match': String((await member(eva.id)).version) };
    await house.admin().send('PATCH', `/members/${eva.id}`, { status: 'suspended' }, suspended);
    expect((await owners(room)).members.map(({ status }) => status)).toEqual(['suspended', 'active']);
    expect(await count()).toEqual([['members', 1]]);

    await house.admin().send('DELETE', `/members/${ole.id}`, undefined, { 'if-match': '1' });
    expect((await owners(room)).members.map(({ id }) => id)).toEqual([eva.id]);
    // The removed one is not shown, so nobody takes it away.
    const again = await setOwners({ id: room.id, version: 2 }, { rule: 'members', members: [house.acme.member.id] });
    expect(again.body.members.map(({ id }) => id)).toEqual([house.acme.member.id]);
    await house.admin().send('POST', `/members/${ole.id}/restoration`);
    expect((await owners(room)).members.map(({ id }) => id)).toEqual([house.acme.member.id, ole.id]);
    expect((await setOwners({ id: room.id, version: 3 }, { rule: 'everyone' })).body.members).toEqual([]);
    expect(await house.names('?ownerRule=everyone&search=studio')).toEqual(['Studio']);
    const acts = await house.owner().selectFrom('activity').select('after').where('objectId', '=', room.id).execute();
    expect(acts.map(({ after }) => after)).toContainEqual({ owners: ['Eva Eng', 'Ole Olsen'] });
  });

  it('refuse strangers, an old version, doubles and more than 200', async () => {
    const room = await house.added('Foyer');
    const members = (...ids: string[]) => setOwners(room, { rule: 'members', members: ids });
    expect(pointersOf(await members(house.acme.member.id, house.globex.member.id))).toEqual(['/members/1']);
    expect(pointersOf(await members(room.id))).toEqual(['/members/0']);
    expect(codeOf(await members(house.acme.member.id, house.acme.member.id))).toBe('wrong_input');
    expect(codeOf(await members(...Array.from({ length: 201 }, () => newId())))).toBe('wrong_input');
    expect(codeOf(await setOwners(room, { rule: 'nobody' }))).toBe('wrong_input');
    expect(codeOf(await setOwners(room, { rule: 'everyone', colour: 'red' }))).toBe('wrong_input');
    const stale = await setOwners({ ...room, version: 7 }, { rule: 'everyone' });
    expect(stale.body).toMatchObject({ code: 'stale', current: { rule: 'administrators' } });
    expect((await owners(room)).rule).toBe('administrators');
  });

  it('find the rooms that they have control of', async () => {
    const ida = await house.acme.person('ida.iversen');
    await signIn(house.acme.member.client, house.acme.member.email);
    await signIn(house.globex.administrator.client, house.globex.administrator.email);
    const mine = async (client: Client, search: string) =>
      (await client.get<{ items: { name: string }[]; total: number }>(`/me/rooms?search=${search}`)).body;
    await house.added('Quay one');
    await house.added('Quay two', { owners: { rule: 'everyone' } });
    await house.added('Quay three', { owners: { rule: 'members', members: [ida.id] } });
    expect((await mine(ida.client, 'quay')).items.map(({ name }) => name)).toEqual(['Quay three', 'Quay two']);
    expect((await mine(house.acme.member.client, 'quay')).items.map(({ name }) => name)).toEqual(['Quay two']);
    expect(await mine(house.admin(), 'quay')).toMatchObject({ total: 3 });
    expect((await mine(house.globex.administrator.client, 'quay')).total).toBe(0);
    expect(codeOf(await house.service.visitor().get('/me/rooms'))).toBe('not_signed_in');
  });
});

describe('the list', () => {
  it('is searched, filtered, sorted and paged, each row once', async () => {
    const rooms = ['Zeta berth', 'alpha berth', 'Émile berth', 'beta berth'];
    for (const name of rooms) await house.added(name, name.startsWith('b') ? { hostPin: '482910' } : {});
    expect(await house.names('?search=BERTH')).toEqual(['alpha berth', 'beta berth', 'Émile berth', 'Zeta berth']);
    expect(await house.names('?search=emile')).toEqual(['Émile berth']);
    expect(await house.names('?search=alhpa')).toEqual(['alpha berth']);
    expect(await house.names('?search=berth&pins=set')).toEqual(['beta berth']);
    expect(await house.names('?search=berth&pins=none&order=descending')).toEqual([
      'Zeta berth',
      'Émile berth',
      'alpha berth',
    ]);
    for (const sort of [
      'name',
      'videoAddress',
      'ownerRule',
      'pins',
      'lobby',
      'lastUsedAt',
      'lastUsedBy',
      'createdAt',
    ]) {
      for (const order of ['ascending', 'descending']) {
        const seen: string[] = [];
        let cursor: string | null = '';
        do {
          const query: string = `?search=berth&limit=3&sort=${sort}&order=${order}${cursor && `&cursor=${cursor}`}`;
          const page: Listed = await house.list(query);
          expect(page.total).toBe(4);
          seen.push(...page.items.map(({ name }) => name));
          cursor = page.nextCursor;
        } while (cursor);
        expect(seen.toSorted()).toEqual(rooms.toSorted());
      }
    }
    expect((await house.names('?search=berth&sort=pins&order=descending'))[0]).toBe('beta berth');
    const { nextCursor } = await house.list('?limit=1');
    expect(codeOf(await house.admin().get(`/team-rooms?sort=createdAt&cursor=${nextCursor}`))).toBe('wrong_input');
    expect(codeOf(await house.admin().get('/team-rooms?sort=hostPin'))).toBe('wrong_input');
  });

  it('finds what nobody used for so many days, and not what is younger', async () => {
    const room = await house.added('Idle berths');
    expect(await house.names('?search=idle&unusedForDays=30')).toEqual([]);
    await house.passDays(31);
    expect(await house.names('?search=idle&unusedForDays=30')).toEqual(['Idle berths']);
    await house.owner().updateTable('room').set({ lastUsedAt: house.clock.now() }).where('id', '=', room.id).execute();
    expect(await house.names('?search=idle&unusedForDays=30')).toEqual([]);
  });

  it('is exported as it is listed, in chosen columns, without PINs and without formulas', async () => {
    await house.added('=1+1 export', { hostPin: '482910', guestPin: '7391' });
    const csv = async (query: string) => {
      const answer = await fetch(`${house.service.url}/api/v1/exports/team-rooms${query}`, {
        headers: { cookie: house.admin().cookie() },
      });
      expect(answer.headers.get('content-type')).toContain('text/csv');
      return (await answer.text()).replace('\ufeff', '');
    };
    expect(await csv('?search=export&columns[0]=name&columns[1]=videoAddress&columns[2]=pins')).toBe(
      `Name,Video address,PINs\r\n'=1+1 export,export.vmr@${house.acme.domain},Host and guest\r\n`,
    );
    const whole = await csv('?search=berth&sort=name&order=descending');
    expect(
      whole
        .split('\r\n')
        .slice(1, -1)
        .map((line) => line.split(',')[0]),
    ).toEqual(await house.names('?search=berth&sort=name&order=descending'));
    expect(await csv('')).not.toMatch(/482910|7391/);
    expect(codeOf(await house.admin().get('/exports/team-rooms?columns[0]=hostPin'))).toBe('wrong_input');
  });
});

describe('to hand out', () => {
  const file = (path: string) =>
    fetch(`${house.service.url}/api/v1${path}`, { headers: { cookie: house.admin().cookie() } });

  it('a QR code of the link is an SVG or a PNG', async () => {
    const room = await house.added('Poster');
    const svg = await file(`/team-rooms/${room.id}/qr-code`);
    expect(svg.headers.get('content-type')).toContain('image/svg+xml');
    expect(await svg.text()).toMatch(/^<svg [\s\S]*<\/svg>\s*$/);
    const png = await file(`/team-rooms/${room.id}/qr-code?format=png&pixels=300`);
    expect(png.headers.get('content-type')).toBe('image/png');
    expect([...new Uint8Array(await png.arrayBuffer()).slice(1, 4)]).toEqual([...Buffer.from('PNG')]);
    expect((await file(`/team-rooms/${room.id}/qr-code?pixels=100000&format=png`)).status).toBe(422);
  });

  it('an appointment is at the company’s time, with link and guest PIN and without the host PIN', async () => {
    const room = await house.added('Berth of dates', { hostPin: '482910', guestPin: '7391' });
    const ics = async (query: string) =>
      (await (await file(`/team-rooms/${room.id}/calendar-file${query}`)).text()).replaceAll('\r\n ', '');
    const winter = await ics('?start=2026-12-01T09:30&minutes=45&title=Planning%3B%20all');
    // Europe/Oslo.
    expect(winter).toContain('DTSTART:20261201T083000Z\r\nDTEND:20261201T091500Z\r\nSUMMARY:Planning\\; all\r\n');
    expect(winter).toContain(room.link);
    expect(winter).toContain('7391');
    expect(winter).not.toContain('482910');
    expect(await ics('?start=2026-07-01T09:30')).toContain('DTSTART:20260701T073000Z');
    expect(await ics('')).toMatch(/DTSTART:\d{8}T\d\d0000Z/);
    for (const query of ['?start=2026-02-30T09:30', '?start=tomorrow', '?minutes=0', '?title=a%0Ab%00']) {
      expect((await file(`/team-rooms/${room.id}/calendar-file${query}`)).status).toBe(422);
    }
  });
});
