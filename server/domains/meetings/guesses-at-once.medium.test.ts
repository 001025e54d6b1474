import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import { createFake } from '../../engines/fake/fake.ts';
import { MeetingHouse, type Resident } from '../../testing/meeting-house.ts';
import { RoomVisitors } from '../../testing/room-visitors.ts';
import { sweepGuards } from '../rooms/index.ts';

let house: MeetingHouse;
let acme: CompanyId;
let anna: Resident;
let doors: RoomVisitors[];

beforeAll(async () => {
  house = await MeetingHouse.open();
  acme = await house.addCompany('acme');
  anna = await house.addMember(acme, 'acme.rotunda.example', 'anna.lind');
  const engine = createFake({ clock: house.clock });
  const nodes = [await house.startNode({ engine }), await house.startNode({ engine, apart: true })];
  doors = nodes.map((node) => new RoomVisitors(node, anna.room.address));
  await house.setRoom(acme, anna.room.id, { hostPin: '246810', guestPin: null });
});
afterAll(() => house.close());

test('of 30 PINs given at once on two nodes no more are compared than of 30 given one after the other', async () => {
  const asked = await Promise.all(
    Array.from({ length: 30 }, (_, index) => doors[index % 2]?.ask(null, { name: 'Eve', pin: '000000' })),
  );
  const codes = await Promise.all(asked.map(async (each) => (await each?.client.next('refused'))?.problem.code));
  // The fifth is the first that makes wait.
  expect(codes.filter((code) => code === 'pin_wrong')).toHaveLength(4);
  expect(codes.filter((code) => code === 'pin_throttled')).toHaveLength(26);
  const guard = await house.database
    .forCompany(acme)
    .selectFrom('roomGuard')
    .select(['wrongAt', 'untilLooked'])
    .executeTakeFirstOrThrow();
  expect(guard.wrongAt).toHaveLength(5);
});

test('what is known of a room is forgotten once nothing of it counts', async () => {
  const guards = () => house.database.owner.selectFrom('roomGuard').select('roomId').execute();
  house.clock.pass(86_400);
  await sweepGuards(house.database.owner, house.clock.now());
  expect(await guards()).toHaveLength(1);
  house.clock.pass(86_400);
  await sweepGuards(house.database.owner, house.clock.now());
  expect(await guards()).toEqual([]);
});
