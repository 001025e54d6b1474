import { afterAll, beforeAll, expect, test } from 'vitest';
import type { MyCall } from '../../../contract/calls.ts';
import type { CallId, LegId } from '../../../contract/ids.ts';
import { newId } from '../../platform/random.ts';
import { codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany, TestPerson } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { roomOfOwner } from '../rooms/index.ts';
import { closeLegs } from './close-legs.ts';
import { openCall, openLeg } from './queries.ts';

interface Page {
  items: MyCall[];
  nextCursor: string | null;
  total: number;
}

let service: TestService;
let acme: TestCompany;
let north: TestCompany;
const clock = new FixedClock();
const ports = { onLegClosed: async () => {} };

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  north = await service.company('north');
});
afterAll(() => service.stop());

/** A meeting of a minute in somebody's room; `guests` without account, and a visitor from another company. */
async function meet(owner: TestPerson, { guests = 0, visitor }: { guests?: number; visitor?: TestPerson } = {}) {
  const db = service.platform.database.forCompany(acme.id);
  const room = await roomOfOwner(db, acme.id, owner.id);
  if (!room) throw new Error('a member without a room');
  const call = newId<CallId>();
  const leg = (party: TestPerson | null, home: TestPerson | null = null) => ({
    id: newId<LegId>(),
    call,
    callKind: 'meeting' as const,
    room: room.id,
    isTeamRoom: false,
    partyKind: party ? ('member' as const) : ('guest' as const),
    party: party?.id ?? null,
    name: 'Somebody',
    role: party ? ('host' as const) : ('guest' as const),
    at: clock.now(),
    engine: 'mesh',
    browser: 'Chrome',
    home: home && { company: north.id, party: home.id, kind: 'member' as const },
  });
  const legs = [
    leg(owner),
    ...Array.from({ length: guests }, () => leg(null)),
    ...(visitor ? [leg(null, visitor)] : []),
  ];
  await db.transaction().execute(async (trx) => {
    await openCall(trx, acme.id, { id: call, kind: 'meeting', room, engine: 'mesh', at: clock.now() });
    for (const each of legs) await openLeg(trx, acme.id, each);
  });
  clock.pass(60);
  const ends = legs.map(({ id, home }) => ({ leg: id, home: home?.company ?? null }));
  const close = (reason: 'left' | 'lost') =>
    db.transaction().execute((trx) => closeLegs(trx, acme.id, ends, clock.now(), reason, ports));
  await close('left');
  return { call, room, close };
}

const history = async (person: TestPerson, query = '') => (await person.client.get<Page>(`/me/calls${query}`)).body;

test('my calls come newest first, page by page, each once, with their people and the total', async () => {
  const person = await acme.person('iris.holm');
  const calls: string[] = [];
  for (let index = 0; index < 5; index += 1) calls.unshift((await meet(person, { guests: index })).call);
  const first = await history(person, '?limit=3');
  expect(first.items.map(({ id, people }) => [id, people])).toEqual([
    [calls[0], 5],
    [calls[1], 4],
    [calls[2], 3],
  ]);
  expect(first).toMatchObject({ total: 5, nextCursor: expect.any(String) });
  const second = await history(person, `?limit=3&cursor=${first.nextCursor}`);
  expect(second.items.map(({ id }) => id)).toEqual(calls.slice(3));
  expect(second).toMatchObject({ total: 5, nextCursor: null });
  expect(first.items[0]).toMatchObject({
    kind: 'meeting',
    with: 'Iris Holm’s room',
    videoAddress: person.roomAddress,
    seconds: 60,
    role: 'host',
    elsewhere: false,
    endReason: 'left',
  });
});

test('a meeting in another company shows that it was, and neither where nor with whom', async () => {
  const visitor = await north.person('ned.visitor');
  const { call } = await meet(acme.member, { visitor });
  const { items } = await history(visitor);
  expect(items).toMatchObject([{ elsewhere: true, with: null, videoAddress: null, people: null, seconds: 60 }]);
  expect(items[0]?.id).not.toBe(call);
});

test('a leg is closed once: what comes later changes nothing', async () => {
  const person = await acme.person('late.closer');
  const { close } = await meet(person);
  const before = await history(person);
  clock.pass(100);
  await close('lost');
  expect(await history(person)).toEqual(before);
});

test('nobody sees the calls of others', async () => {
  const person = await acme.person('quiet.person');
  await meet(acme.administrator);
  expect(await history(person)).toEqual({ items: [], nextCursor: null, total: 0 });
  expect((await history(north.administrator)).items.filter(({ elsewhere }) => !elsewhere)).toEqual([]);
});

test('without a session, or with a wrong cursor or limit, there is a code', async () => {
  expect(codeOf(await service.visitor().get('/me/calls'))).toBe('not_signed_in');
  for (const query of ['?cursor=x', '?limit=0', '?limit=201', '?limit=many']) {
    const answer = await acme.member.client.get(`/me/calls${query}`);
    expect([answer.status, codeOf(answer)]).toEqual([422, 'wrong_input']);
  }
});
