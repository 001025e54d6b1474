import { afterAll, beforeAll, expect, test } from 'vitest';
import type { CompanyId, MemberId, RoomId } from '../../../contract/ids.ts';
import { newId } from '../../platform/random.ts';
import { type BuiltMember, buildCompany, buildMember } from '../../testing/builders.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { createParty, showParty } from '../directory/index.ts';
import { handOver, ownedRooms, removeRoom } from './index.ts';
import { addOwners } from './owners.ts';

const at = new Date('2026-11-24T08:00:00Z');
let database: TestDatabase;
let company: CompanyId;

beforeAll(async () => {
  database = await openTestDatabase();
  company = await buildCompany(database.database, { label: 'acme', at });
});
afterAll(() => database.drop());

const db = () => database.database.forCompany(company);
const person = (local: string): Promise<BuiltMember> =>
  buildMember(database.database, company, {
    account: newId(),
    fullName: local,
    email: `${local}@mail.example`,
    address: `${local}@acme.rotunda.test`,
    at,
  });

async function room(name: string, owners: readonly MemberId[], ownerRule: 'members' | 'everyone' = 'members') {
  const id = newId<RoomId>();
  const address = `${name}.vmr@acme.rotunda.test`;
  await db()
    .transaction()
    .execute(async (trx) => {
      await createParty(trx, company, { id, kind: 'room', name, email: null, address, listed: true, at });
      const row = { id, companyId: company, kind: 'team', ownerId: null, name, address, ownerRule } as const;
      await trx
        .insertInto('room')
        .values({ ...row, hostPin: null, guestPin: null, removedAt: null })
        .execute();
      await addOwners(trx, company, id, owners);
    });
  return id;
}
const versionOf = async (id: RoomId) =>
  (await db().selectFrom('room').select('version').where('id', '=', id).executeTakeFirstOrThrow()).version;

test('a member’s team rooms are handed over, those that were given to it and no others', async () => {
  const [anna, bo, cara] = [await person('anna.lind'), await person('bo.berg.ek'), await person('cara.dahl')];
  const alone = await room('oslo.lab', [anna.id]);
  await room('big.hall', [anna.id, cara.id]);
  const others = await room('garden', [cara.id]);
  await room('canteen', [anna.id], 'everyone');
  const gone = await room('cellar', [anna.id]);
  await db()
    .transaction()
    .execute((trx) => removeRoom(trx, company, gone, at));
  const owned = async (who: BuiltMember) =>
    (await ownedRooms(db(), company, who.id)).map(({ name, otherOwners }) => (otherOwners ? name : `${name} alone`));

  expect(await owned(anna)).toEqual(['big.hall', 'oslo.lab alone']);
  // A suspended owner is none.
  await db()
    .transaction()
    .execute((trx) => showParty(trx, company, cara.id, false));
  expect(await owned(anna)).toEqual(['big.hall alone', 'oslo.lab alone']);

  const before = [await versionOf(alone), await versionOf(others)];
  const handed = await db()
    .transaction()
    .execute((trx) => handOver(trx, company, anna.id, bo.id));
  expect(handed).toEqual(['big.hall', 'oslo.lab']);
  expect(await owned(bo)).toEqual(['big.hall', 'oslo.lab']);
  // What was handed over is still there when its first owner comes back.
  expect(await owned(anna)).toEqual(['big.hall', 'oslo.lab']);
  expect([await versionOf(alone), await versionOf(others)]).toEqual([(before[0] ?? 0) + 1, before[1]]);
});

test('nobody of another company can be an owner', async () => {
  const other = await buildCompany(database.database, { label: 'globex', at });
  const foreign = await buildMember(database.database, other, {
    account: newId(),
    fullName: 'Foreign',
    email: 'foreign@mail.example',
    address: 'foreign@globex.rotunda.test',
    at,
  });
  await expect(room('attic.room', [foreign.id])).rejects.toMatchObject({ code: '23503' });
  expect(await ownedRooms(database.database.forCompany(other), other, foreign.id)).toEqual([]);
});
