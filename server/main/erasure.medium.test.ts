import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CallId, LegId, RingId, RoomId, VideoSystemId } from '../../contract/ids.ts';
import type { MemberView } from '../../contract/members.ts';
import { openCall, openLeg, recordAttempt } from '../domains/call-records/index.ts';
import { createParty } from '../domains/directory/index.ts';
import { eraseRemovedMembers } from '../domains/members/jobs.ts';
import { newId } from '../platform/random.ts';
import { testPassword } from '../testing/builders.ts';
import { codeOf } from '../testing/client.ts';
import { FixedClock } from '../testing/fixed-clock.ts';
import { signIn, type TestCompany, type TestPerson } from '../testing/test-company.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';
import { memberFollowers } from './member-ports.ts';

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
async function change(person: TestPerson, body: object): Promise<void> {
  const { version } = await view(person);
  const answer = await admin.client.send('PATCH', `/members/${person.id}`, body, { 'if-match': `${version}` });
  expect(answer.status).toBe(200);
}
async function remove(person: TestPerson, handOverTo?: TestPerson): Promise<void> {
  const { version } = await view(person);
  const query = handOverTo ? `?handOverTo=${handOverTo.id}` : '';
  const path = `/members/${person.id}${query}`;
  expect((await admin.client.send('DELETE', path, undefined, { 'if-match': `${version}` })).status).toBe(204);
}

/** Rows of every table of every schema in which a text stands, as `schema.table`. */
async function findText(text: string): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select format('%I.%I', table_schema, table_name) as name from information_schema.tables
    where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')`.execute(owner());
  expect(tables.length).toBeGreaterThan(25);
  const found: string[] = [];
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`
      select count(*)::int as count from ${sql.raw(name)} as t
      where position(${text.toLowerCase()} in lower(to_jsonb(t)::text)) > 0`.execute(owner());
    if (rows[0]?.count) found.push(name);
  }
  return found;
}

async function teamRoom(name: string, ...owners: TestPerson[]): Promise<void> {
  const id = newId<RoomId>();
  const address = `${name.toLowerCase()}@${acme.domain}`;
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
}

async function twinSystem(person: TestPerson): Promise<VideoSystemId> {
  const id = newId<VideoSystemId>();
  const address = `screen.one@${acme.domain}`;
  await service.platform.database
    .forCompany(acme.id)
    .transaction()
    .execute(async (trx) => {
      await createParty(trx, acme.id, { id, kind: 'video-system', name: 'Screen', email: null, address, listed: true });
      const row = { id, companyId: acme.id, name: 'Screen', address, memberId: person.id, lastSeenAt: null };
      await trx
        .insertInto('videoSystem')
        .values({ ...row, removedAt: null })
        .execute();
    });
  return id;
}

/** The person in the own room, and as a guest in a room of the other company. */
async function meet(person: TestPerson, name: string): Promise<void> {
  const { room } = await view(person);
  const at = clock.now();
  const rest = { callKind: 'meeting', role: 'host', engine: 'mesh', browser: null, at } as const;
  const records: [TestCompany, RoomId, string, boolean][] = [
    [acme, room.id, room.name, true],
    [globex, newId<RoomId>(), 'Their room', false],
  ];
  for (const [company, roomId, roomName, isHome] of records) {
    const call = newId<CallId>();
    await service.platform.database
      .forCompany(company.id)
      .transaction()
      .execute(async (trx) => {
        const there = { id: roomId, name: roomName, address: isHome ? room.videoAddress : 'x@y.example' };
        await openCall(trx, company.id, { id: call, kind: 'meeting', room: there, engine: 'mesh', at });
        await openLeg(trx, company.id, {
          ...rest,
          id: newId<LegId>(),
          call,
          room: roomId,
          isTeamRoom: true,
          partyKind: isHome ? 'member' : 'guest',
          party: isHome ? person.id : null,
          name,
          home: isHome ? null : { company: acme.id, party: person.id, kind: 'member' },
        });
      });
  }
}

/** The person calls somebody of each company: each of both sides has a history of it. */
async function call(person: TestPerson, name: string): Promise<void> {
  for (const [company, other] of [
    [acme, admin],
    [globex, globex.member],
  ] as const) {
    const shared = { id: newId<RingId>(), callId: newId<CallId>(), at: clock.now() };
    const histories = [
      {
        ...shared,
        of: acme,
        partyId: person.id,
        direction: 'out',
        other,
        otherName: other.fullName,
        outcome: 'no-answer',
      },
      { ...shared, of: company, partyId: other.id, direction: 'in', other: person, otherName: name, outcome: 'missed' },
    ] as const;
    for (const { of, other: party, ...row } of histories) {
      const ends = { companyId: of.id, otherId: party.id, otherAddress: party.videoAddress };
      await service.platform.database
        .forCompany(of.id)
        .transaction()
        .execute((trx) => recordAttempt(trx, { ...row, ...ends }));
    }
  }
}

/** Leaves a trace of a person wherever the service keeps one. */
async function leaveTraces(local: string): Promise<TestPerson> {
  const person = await acme.person(local);
  await change(person, { fullName: 'Xaveria Quendel', room: { hostPin: '482910', name: 'Quendel’s den' } });
  await person.client.send('PATCH', '/me', { fullName: 'Xaveria Quendel-Ott' }, { 'if-match': '3' });
  await change(person, { localPart: `${local}.second` });
  await twinSystem(person);
  const friend = await acme.person('fred.friend');
  await teamRoom('Quarry', friend);
  await remove(friend, person);
  const other = await acme.person('paul.plain');
  await change(other, { room: { name: 'Paul’s place' } });
  const wish = { email: `${local}.pending@people.example`, password: testPassword };
  expect((await person.client.send('POST', '/me/email-change', wish)).status).toBe(201);
  const asked = await admin.client.send<{ link: string }>('POST', `/members/${person.id}/email-change`, {
    email: `${local}.third@people.example`,
  });
  const token = new URL(asked.body.link).pathname.split('/').at(-1);
  expect((await service.visitor().send('POST', `/email-links/${token}/confirmation`)).status).toBe(200);
  await admin.client.send('POST', `/members/${person.id}/password-reset`);
  await meet(person, 'Xaveria Quendel-Ott');
  await call(person, 'Xaveria Quendel-Ott');
  return person;
}

describe('an erased member', () => {
  it('is in no text of any table after 30 days, beside the figures: a former member', async () => {
    const person = await leaveTraces('xaveria.quendel');
    expect(await findText('quendel')).toEqual(
      expect.arrayContaining([
        'public.account',
        'public.activity',
        'public.call_attempt',
        'public.leg',
        'public.member',
        'public.party',
      ]),
    );
    await remove(person);
    clock.passDays(29);
    await eraseRemovedMembers(service.platform, memberFollowers);
    expect(await findText('quendel')).toContain('public.member');
    clock.passDays(1);
    await eraseRemovedMembers(service.platform, memberFollowers);

    expect(await findText('quendel')).toEqual([]);
    expect(await findText('xaveria')).toEqual([]);
    const legs = await owner().selectFrom('leg').select(['name', 'companyId']).execute();
    expect(legs.filter(({ name }) => name === 'Former member')).toHaveLength(3);
    // Whom the person called still has the call, and the person's own history is gone.
    const attempts = await owner().selectFrom('callAttempt').selectAll().execute();
    expect(attempts.map(({ partyId }) => partyId).toSorted()).toEqual([admin.id, globex.member.id].toSorted());
    for (const attempt of attempts) {
      expect(attempt).toMatchObject({ otherName: 'Former member', otherAddress: null, outcome: 'missed' });
    }
    const acts = await owner().selectFrom('activity').selectAll().where('objectId', '=', person.id).execute();
    expect(new Set(acts.map(({ objectName }) => objectName))).toEqual(new Set(['Former member']));
    expect(acts.map(({ act }) => act)).toContain('member.erased');
    // Who has the same company keeps what is theirs.
    expect(await findText('paul.plain')).toContain('public.member');
    await signIn(admin.client, admin.email);
    const free = await admin.client.get('/video-addresses/check?localPart=xaveria.quendel');
    expect(free.body).toMatchObject({ state: 'free' });
    const invited = { fullName: 'Xenia New', email: person.email, localPart: 'xaveria.quendel' };
    expect((await admin.client.send('POST', '/invitations', invited)).status).toBe(201);
  });

  it('is erased at once where an administrator says so, and can’t come back', async () => {
    const person = await acme.person('wanda.willow');
    const erase = () => admin.client.send('DELETE', `/removed-members/${person.id}`);
    expect(codeOf(await erase())).toBe('not_found');
    await remove(person);
    expect((await erase()).status).toBe(204);
    expect(await findText('willow')).toEqual([]);
    expect(codeOf(await erase())).toBe('not_found');
    expect(codeOf(await admin.client.send('POST', `/members/${person.id}/restoration`))).toBe('not_found');
  });

  it('keeps the account where it is an operator’s, and leaves a namesake’s name alone', async () => {
    const [one, two] = [await acme.person('nils.namesake'), await acme.person('nils.other')];
    await change(two, { fullName: one.fullName });
    await change(two, { localPart: 'nils.moved' });
    await owner().updateTable('account').set({ isOperator: true }).where('id', '=', one.account).execute();
    await remove(one);
    expect((await admin.client.send('DELETE', `/removed-members/${one.id}`)).status).toBe(204);
    const account = await owner().selectFrom('account').select('email').where('id', '=', one.account).execute();
    expect(account).toEqual([{ email: one.email }]);
    const acts = await owner().selectFrom('activity').select('objectName').where('objectId', '=', two.id).execute();
    expect(acts.map(({ objectName }) => objectName)).toContain(one.fullName);
  });
});
