import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { newId } from '../../platform/random.ts';
import { type Client, codeOf } from '../../testing/client.ts';
import { openTeamRooms, pointersOf, type TeamRooms } from '../../testing/team-rooms.ts';

let house: TeamRooms;

beforeAll(async () => {
  house = await openTeamRooms();
  await house.owner().updateTable('licence').set({ total: 40 }).where('companyId', '=', house.acme.id).execute();
});
afterAll(() => house.service.stop());

describe('each method', () => {
  const version = { 'if-match': '1' };
  const methods: [string, string, unknown?, Record<string, string>?][] = [
    ['GET', '/team-rooms'],
    ['GET', '/exports/team-rooms'],
    ['POST', '/team-rooms', { name: 'Nobody’s room' }],
    ['GET', '/team-rooms/address-check?localPart=some.room'],
    ['GET', '/team-rooms/address-proposal?name=Some+room'],
    ['GET', '/team-rooms/{id}'],
    ['PATCH', '/team-rooms/{id}', { lobby: true }, version],
    ['DELETE', '/team-rooms/{id}', undefined, version],
    ['POST', '/team-rooms/{id}/restoration'],
    ['GET', '/team-rooms/{id}/owners'],
    ['PUT', '/team-rooms/{id}/owners', { rule: 'everyone' }, version],
    ['GET', '/team-rooms/{id}/qr-code'],
    ['GET', '/team-rooms/{id}/calendar-file'],
  ];
  let room: TeamRoomView;
  beforeAll(async () => {
    room = await house.added('Guarded by rights');
  });

  it.each(methods)('%s %s is for administrators of the room’s company', async (verb, path, body, headers) => {
    const send = (client: Client, id: string) => client.send(verb, path.replace('{id}', id), body, headers);
    expect(codeOf(await send(house.service.visitor(), room.id))).toBe('not_signed_in');
    expect(codeOf(await send(house.acme.member.client, room.id))).toBe('not_allowed');
    if (!path.includes('{id}')) return;
    expect(codeOf(await send(house.globex.administrator.client, room.id))).toBe('not_found');
    expect(codeOf(await send(house.admin(), newId()))).toBe('not_found');
    expect((await send(house.admin(), 'no-id')).status).toBe(422);
  });

  it('left the room as it was', async () => {
    const { body } = await house.admin().get<TeamRoomView>(`/team-rooms/${room.id}`);
    expect(body).toEqual(room);
    expect((await house.list('', house.globex.administrator.client)).total).toBe(0);
  });
});

describe('adding', () => {
  it('takes a licence, an address by the convention of personal rooms, and shows in the directory', async () => {
    const before = (await house.list()).licencesLeft;
    const proposal = await house.admin().get('/team-rooms/address-proposal?name=Oslo+lab');
    expect(proposal.body).toEqual({
      localPart: 'oslo.lab.vmr',
      domain: house.acme.domain,
      videoAddress: `oslo.lab.vmr@${house.acme.domain}`,
    });
    const room = await house.added('Oslo lab');
    expect(room).toMatchObject({
      videoAddress: `oslo.lab.vmr@${house.acme.domain}`,
      link: `${house.service.platform.publicUrl()}/meet/oslo.lab.vmr@${house.acme.domain}`,
      hostPin: null,
      guestPin: null,
      lobby: false,
      askForName: true,
      ownerRule: 'administrators',
      lastUsedAt: null,
      removedAt: null,
      version: 1,
    });
    expect((await house.list()).licencesLeft).toBe(before - 1);
    const found = await house.acme.member.client.get<{ items: { name: string }[] }>('/directory?search=oslo');
    expect(found.body.items).toMatchObject([{ name: 'Oslo lab', kind: 'room', inside: 0 }]);
    // The next of that name gets a number.
    expect((await house.added('Oslo lab')).videoAddress).toBe(`oslo.lab2.vmr@${house.acme.domain}`);
  });

  it('may have an address of another form, which is checked', async () => {
    const check = async (localPart: string, more = '') =>
      (
        await house
          .admin()
          .get<{ state: string; message: string | null }>(`/team-rooms/address-check?localPart=${localPart}${more}`)
      ).body;
    expect(await check('THE.HALL')).toEqual({
      videoAddress: `the.hall@${house.acme.domain}`,
      state: 'free',
      message: null,
    });
    const room = await house.added('Hall', { localPart: 'The.Hall', owners: { rule: 'everyone' }, lobby: true });
    expect(room).toMatchObject({ videoAddress: `the.hall@${house.acme.domain}`, ownerRule: 'everyone', lobby: true });
    expect(await check('the.hall')).toMatchObject({ state: 'taken' });
    expect(await check('the.hall', `&room=${room.id}`)).toMatchObject({ state: 'free' });
    expect(await check('9.halls')).toMatchObject({ state: 'malformed' });
    expect(await check('hall')).toMatchObject({ state: 'malformed', message: 'Use at least 6 characters.' });
  });

  it.each([
    [{ name: ' ' }, 'wrong_input', '/name'],
    [{ name: 'A\u202eB' }, 'wrong_input', '/name'],
    [{ name: 'A\u200bB' }, 'wrong_input', '/name'],
    [{ name: 'x'.repeat(101) }, 'wrong_input', '/name'],
    [{ name: 'Room', colour: 'red' }, 'wrong_input', '/colour'],
    [{ name: 'Room', owners: { rule: 'everyone', members: [] } }, 'wrong_input', '/owners/members'],
    [{ name: 'Room', owners: { rule: 'members', members: [] } }, 'wrong_input', '/owners/members'],
    [{ name: 'Room', owners: { rule: 'members', members: [newId()] } }, 'wrong_input', '/owners/members/0'],
    [{ name: 'Room', localPart: 'häll.room' }, 'wrong_input', '/localPart'],
    [{ name: 'Room', localPart: 'аnna.room' }, 'wrong_input', '/localPart'],
    [{ name: 'Room', localPart: 'short' }, 'address_malformed', '/localPart'],
    [{ name: 'Room', localPart: 'max.member' }, 'address_taken', '/localPart'],
    [{ name: 'Room', domain: 'globex.rotunda.test' }, 'domain_not_yours', '/domain'],
    [{ name: 'Room', guestPin: '1234' }, 'guest_pin_alone', '/guestPin'],
    [{ name: 'Room', hostPin: '1234', guestPin: '1234' }, 'pins_equal', '/guestPin'],
    [{ name: 'Room', hostPin: '12' }, 'wrong_input', '/hostPin'],
  ])('refuses %j, and takes no licence', async (body, code, pointer) => {
    const before = await house.list();
    const answer = await house.add(body);
    expect([codeOf(answer), pointersOf(answer)]).toEqual([code, [pointer]]);
    expect(await house.list()).toMatchObject({ total: before.total, licencesLeft: before.licencesLeft });
  });

  it('keeps hostile names as they are', async () => {
    for (const name of [
      "Robert'); drop table room;--",
      '<img src=x onerror=alert(1)>',
      '=2+5+cmd|x',
      'Raum 🏢 𝒳',
      '%_\\',
    ]) {
      const room = await house.added(name);
      expect(room.name).toBe(name);
      expect(await house.names(`?search=${encodeURIComponent(name)}`)).toContain(name);
      expect((await house.remove(room)).status).toBe(204);
    }
  });

  it('draws a host PIN where the company requires one, and keeps to its length', async () => {
    const rule = { pinRequired: true, pinMinimumLength: 8 };
    const setRule = (set: object) =>
      house.owner().updateTable('company').set(set).where('id', '=', house.globex.id).execute();
    const { client } = house.globex.administrator;
    await setRule({ ...rule, pinMinimumLength: 4 });
    expect((await house.add({ name: 'Six digits' }, client)).body.hostPin).toMatch(/^\d{6}$/);
    await setRule(rule);
    const drawn = (await house.add({ name: 'Eight digits' }, client)).body;
    expect(drawn.hostPin).toMatch(/^\d{8}$/);
    expect(codeOf(await house.add({ name: 'Short', hostPin: '123456' }, client))).toBe('pin_malformed');
    expect(codeOf(await house.change(drawn, { hostPin: null }, client))).toBe('pin_malformed');
    const stored = await house
      .owner()
      .selectFrom('room')
      .select('hostPin')
      .where('id', '=', drawn.id)
      .executeTakeFirst();
    expect(stored?.hostPin).not.toContain(drawn.hostPin);
    await setRule({ pinRequired: false, pinMinimumLength: 4 });
  });

  it('runs once for an Idempotency-Key, whose repetition says what was made', async () => {
    const key = { 'idempotency-key': 'one' };
    const made = await house.add({ name: 'Once' }, house.admin(), key);
    const again = await house.add({ name: 'Once' }, house.admin(), key);
    expect(again).toMatchObject({ status: 409, body: { code: 'already_done', current: { id: made.body.id } } });
    expect(codeOf(await house.add({ name: 'Twice' }, house.admin(), key))).toBe('idempotency_mismatch');
    expect(await house.names('?search=once')).toEqual(['Once']);
  });

  it('gives the last licence to one of several at the same moment', async () => {
    const { used } = await house.licence(house.globex);
    await house
      .owner()
      .updateTable('licence')
      .set({ total: used + 2 })
      .where('companyId', '=', house.globex.id)
      .where('kind', '=', 'team-room')
      .execute();
    const rooms = Array.from({ length: 5 }, (_, at) =>
      house.add({ name: `Last ${at}` }, house.globex.administrator.client),
    );
    const answers = await Promise.all(rooms);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 201, 409, 409, 409]);
    for (const answer of answers) if (answer.status === 409) expect(codeOf(answer)).toBe('no_licence_left');
    expect(await house.licence(house.globex)).toMatchObject({ used: used + 2 });
  });

  it('gives an address to one of two at the same moment', async () => {
    const twice = [0, 1].map(() => house.add({ name: 'Same', localPart: 'same.place' }));
    const answers = await Promise.all(twice);
    expect(answers.map((answer) => codeOf(answer) ?? 'added').toSorted()).toEqual(['added', 'address_taken']);
  });
});

describe('changing', () => {
  it('saves what is given, says so in the activity without PINs, and the directory follows', async () => {
    const room = await house.added('Attic');
    const pins = { hostPin: '482910', guestPin: '1234' };
    const { body } = await house.change(room, { name: 'Loft', ...pins, lobby: true, askForName: false });
    expect(body).toMatchObject({ name: 'Loft', ...pins, lobby: true, askForName: false, version: 2 });
    const [entry] = await house
      .owner()
      .selectFrom('activity')
      .selectAll()
      .where('objectId', '=', room.id)
      .where('act', '=', 'team-room.changed')
      .execute();
    expect(entry).toMatchObject({
      objectKind: 'team-room',
      objectName: 'Loft',
      after: { name: 'Loft', hostPin: 'set', guestPin: 'set', lobby: true, askForName: false },
    });
    expect(JSON.stringify(entry)).not.toMatch(/482910|1234/);
    const found = await house.acme.member.client.get<{ items: unknown[] }>('/directory?search=loft');
    expect(found.body.items).toHaveLength(1);
    // Nothing to do is nothing done.
    expect((await house.change(body, { name: 'Loft' })).body.version).toBe(2);
  });

  it('of the local part leaves the old address working for 90 days, and it can be taken back', async () => {
    const room = await house.added('Moving', { localPart: 'moving.one' });
    const moved = (await house.change(room, { localPart: 'moving.two' })).body;
    expect(moved.videoAddress).toBe(`moving.two@${house.acme.domain}`);
    const look = (local: string) =>
      house.service.visitor().get<{ videoAddress: string }>(`/meet/${local}@${house.acme.domain}`);
    expect((await look('moving.one')).body.videoAddress).toBe(moved.videoAddress);
    expect(codeOf(await house.add({ name: 'Other', localPart: 'moving.one' }))).toBe('address_taken');
    const back = (await house.change(moved, { localPart: 'moving.one' })).body;
    expect(back.videoAddress).toBe(room.videoAddress);
    expect((await look('moving.two')).status).toBe(200);
    expect(pointersOf(await house.change(back, { localPart: 'max.member' }))).toEqual(['/localPart']);
    expect(pointersOf(await house.change(back, { localPart: 'short' }))).toEqual(['/localPart']);
  });

  it('refuses without a version, with an old one, and what it does not know', async () => {
    const room = await house.added('Contended');
    expect(codeOf(await house.admin().send('PATCH', `/team-rooms/${room.id}`, { lobby: true }))).toBe(
      'version_missing',
    );
    const both = await Promise.all([house.change(room, { name: 'First' }), house.change(room, { name: 'Second' })]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([200, 412]);
    const winner = both.find(({ status }) => status === 200)?.body;
    const loser = both.find(({ status }) => status === 412);
    expect(loser?.body).toMatchObject({ code: 'stale', current: { name: winner?.name, version: 2 } });
    expect(codeOf(await house.change({ ...room, version: 2 }, { kind: 'personal' }))).toBe('wrong_input');
    expect(codeOf(await house.remove(room))).toBe('stale');
  });
});

describe('removing', () => {
  it('frees licence and directory, holds the address, and is undone with everything for 30 days', async () => {
    const room = await house.added('Cellar', {
      hostPin: '482910',
      owners: { rule: 'members', members: [house.acme.member.id] },
    });
    const { used } = await house.licence(house.acme);
    expect((await house.remove(room)).status).toBe(204);
    expect(await house.licence(house.acme)).toMatchObject({ used: used - 1 });
    expect(await house.names('?search=cellar')).toEqual([]);
    expect(codeOf(await house.service.visitor().get(`/meet/${room.videoAddress}`))).toBe('room_not_found');
    expect(codeOf(await house.add({ name: 'Other', localPart: 'cellar.vmr' }))).toBe('address_taken');
    expect(codeOf(await house.remove({ ...room, version: 2 }))).toBe('not_found');
    await house.passDays(10);
    expect((await house.list('?state=removed&search=cellra')).items).toMatchObject([{ name: 'Cellar' }]);
    expect((await house.list('?state=removed&search=cel')).items).toMatchObject([{ name: 'Cellar', daysLeft: 20 }]);

    const back = await house.restore(room);
    expect(back.body).toMatchObject({ videoAddress: room.videoAddress, hostPin: '482910', owners: 1, removedAt: null });
    expect(await house.licence(house.acme)).toMatchObject({ used });
    expect((await house.service.visitor().get(`/meet/${room.videoAddress}`)).status).toBe(200);
    expect(codeOf(await house.restore(room))).toBe('not_found');
    expect((await house.list('?state=removed&search=cel')).total).toBe(0);
  });

  it('is undone by a licence only, and not after 30 days', async () => {
    const room = await house.added('Pantry');
    await house.remove(room);
    const { total, used } = await house.licence(house.acme);
    const setTotal = (to: number) =>
      house
        .owner()
        .updateTable('licence')
        .set({ total: to })
        .where('companyId', '=', house.acme.id)
        .where('kind', '=', 'team-room')
        .execute();
    await setTotal(used);
    expect(codeOf(await house.restore(room))).toBe('no_licence_left');
    await setTotal(total);
    await house.passDays(30);
    expect(codeOf(await house.restore(room))).toBe('undo_expired');
    expect(codeOf(await house.admin().get(`/team-rooms/${room.id}`))).toBe('not_found');
    expect((await house.added('Pantry')).videoAddress).toBe(room.videoAddress);
  });
});
