import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CallId, RingId } from '../../../contract/ids.ts';
import { newId } from '../../platform/random.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { recordAttempt } from './attempts.ts';
import { cutAllRecords, previewRetention } from './retention.ts';

const clock = new FixedClock('2026-03-02T09:00:00.000Z');
let service: TestService;
let red: TestCompany;
let blue: TestCompany;

beforeAll(async () => {
  service = await startTestService({ clock });
  red = await service.company('red');
  blue = await service.company('blue');
});
afterAll(() => service.stop());

async function addCall(company: TestCompany, startedAt: string, open = false) {
  const db = service.platform.database.forCompany(company.id);
  const id = newId();
  const at = new Date(startedAt);
  const common = { companyId: company.id, engine: 'mesh' };
  const call = { ...common, id, kind: 'meeting', startedAt: at, endedAt: open ? null : at } as const;
  await db
    .insertInto('call')
    .values({ ...call, roomId: null, roomName: null, roomAddress: null } as never)
    .execute();
  const leg = {
    ...common,
    id: newId(),
    callId: id,
    callKind: 'meeting',
    partyKind: 'guest',
    name: 'Guest',
    role: 'guest',
  };
  await db
    .insertInto('leg')
    .values({ ...leg, joinedAt: at, aliveAt: at, leftAt: open ? null : at, partyId: null, roomId: null } as never)
    .execute();
  return id;
}

const left = async (company: TestCompany) => {
  const db = service.platform.database.forCompany(company.id);
  const calls = await db.selectFrom('call').select('id').execute();
  const legs = await db.selectFrom('leg').select('callId').execute();
  return [calls.map(({ id }) => id).sort(), legs.map(({ callId }) => callId).sort()];
};

test('records end at a day of the company’s zone, and the company’s own retention counts', async () => {
  const db = service.platform.database.forCompany(red.id);
  await db.updateTable('company').set({ retentionMonths: 3 }).where('id', '=', red.id).execute();
  // Oslo: 2 December begins at 23:00 UTC of 1 December.
  const old = await addCall(red, '2025-12-01T22:59:59.000Z');
  const kept = await addCall(red, '2025-12-01T23:00:00.000Z');
  const open = await addCall(red, '2025-11-01T10:00:00.000Z', true);
  const others = await addCall(blue, '2025-01-01T10:00:00.000Z');
  expect(await previewRetention(db, red.id, 3, clock.now())).toEqual({
    before: new Date('2025-12-01T23:00:00.000Z'),
    calls: 1,
  });
  await cutAllRecords(service.platform, { onCut: async () => undefined, mayCountSince: async () => () => true });
  await cutAllRecords(service.platform, { onCut: async () => undefined, mayCountSince: async () => () => true });
  expect(await left(red)).toEqual([[kept, open].sort(), [kept, open].sort()]);
  expect(await left(red)).not.toContain(old);
  expect(await left(blue)).toEqual([[others], [others]]);
});

test('calls that came to nothing go out of the histories as soon as those that were answered', async () => {
  const histories = async (company: TestCompany) => {
    const rows = await service.platform.database
      .forCompany(company.id)
      .selectFrom('callAttempt')
      .select('at')
      .execute();
    return rows.map(({ at }) => at.toISOString()).sort();
  };
  const [old, kept] = ['2025-12-01T22:59:59.000Z', '2025-12-01T23:00:00.000Z'];
  for (const company of [red, blue]) {
    const db = service.platform.database.forCompany(company.id);
    for (const at of [old, kept]) {
      const ids = { id: newId<RingId>(), callId: newId<CallId>(), companyId: company.id, partyId: company.member.id };
      const other = { otherId: company.administrator.id, otherName: 'Anna', otherAddress: null };
      await db
        .transaction()
        .execute((trx) =>
          recordAttempt(trx, { ...ids, ...other, at: new Date(at), direction: 'in', outcome: 'missed' }),
        );
    }
  }
  await cutAllRecords(service.platform, { onCut: async () => undefined, mayCountSince: async () => () => true });
  // Blue keeps its records for longer.
  expect([await histories(red), await histories(blue)]).toEqual([[kept], [old, kept]]);
});
