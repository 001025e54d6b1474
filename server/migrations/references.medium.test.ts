import { afterAll, beforeAll, expect, test } from 'vitest';
import { roomOfOwner } from '../domains/rooms/index.ts';
import type { TestCompany } from '../testing/test-company.ts';
import { startTestService, type TestService } from '../testing/test-service.ts';

let service: TestService;
let red: TestCompany;
let blue: TestCompany;

beforeAll(async () => {
  service = await startTestService();
  red = await service.company('red');
  blue = await service.company('blue');
});
afterAll(() => service.stop());

test('a company can neither count wrong PINs on a room of another nor occupy it', async () => {
  const { database } = service.platform;
  const asRed = database.forCompany(red.id);
  const asBlue = database.forCompany(blue.id);
  const room = await roomOfOwner(asBlue, blue.id, blue.member.id);
  if (!room) throw new Error('a member has a room');
  const guess = { roomId: room.id, subject: 'digest', failures: 99, lastAt: new Date(), blockedUntil: null };
  const seat = { roomId: room.id };
  const isForeign = { code: '23503' };
  await expect(
    asRed
      .insertInto('pinFailure')
      .values({ ...guess, companyId: red.id })
      .execute(),
  ).rejects.toMatchObject(isForeign);
  await expect(
    asRed
      .insertInto('liveMeeting')
      .values({ ...seat, companyId: red.id })
      .execute(),
  ).rejects.toMatchObject(isForeign);
  await asBlue
    .insertInto('pinFailure')
    .values({ ...guess, companyId: blue.id })
    .execute();
  await asBlue
    .insertInto('liveMeeting')
    .values({ ...seat, companyId: blue.id })
    .execute();
});

test('a company cannot move when the service was last there', async () => {
  const db = service.platform.database.forCompany(red.id);
  const moved = db.updateTable('servicePresence').set({ aliveAt: new Date(0) });
  await expect(moved.execute()).rejects.toMatchObject({ code: '42501' });
});
