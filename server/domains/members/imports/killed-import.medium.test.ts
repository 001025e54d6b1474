import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ImportView } from '../../../../contract/imports.ts';
import type { Client } from '../../../testing/client.ts';
import { ServiceProcess } from '../../../testing/service-process.ts';
import { openTestDatabase, type TestDatabase } from '../../../testing/test-database.ts';
import { peopleFile, settled, upload, viewOf } from './imports.test-support.ts';

let database: TestDatabase;
let service: ServiceProcess;
let client: Client;
const people = 3000;

beforeAll(async () => {
  database = await openTestDatabase();
  service = new ServiceProcess(database.url);
  await service.start();
  ({ administrator: client } = await service.setUp());
});
afterAll(async () => {
  await service.remove();
  await database.drop();
});

interface Counts {
  invited: number;
  used: number;
}

async function count(): Promise<Counts> {
  const { body: list } = await client.get<{ total: number }>('/invitations?limit=1');
  const { body: company } = await client.get<{ licences: { members: { used: number } } }>('/company');
  return { invited: list.total, used: company.licences.members.used };
}

async function restart(): Promise<void> {
  await service.kill();
  await service.start();
}

const file = (round: number) => peopleFile(Array.from({ length: people }, (_, n) => `round${round}.person${n}`));

test('a process that is killed while it reads, checks or invites leaves all or nothing, and goes on after its restart', async () => {
  let before = await count();
  for (const [round, delay] of [0, 150].entries()) {
    const { body, status } = await upload(service.url, client, file(round));
    expect(status).toBe(202);
    await pause(delay);
    await restart();
    expect(await count()).toEqual(before);
    const checked = await settled(client, body.id, ['checked', 'failed'], 60_000);
    expect(checked).toMatchObject({ state: 'checked', faults: 0, rows: { total: people, new: people } });

    await client.send<ImportView>('POST', `/imports/${body.id}/application`);
    await pause(delay);
    await restart();
    const { invited, used } = await count();
    expect(used - before.used).toBe(invited - before.invited);
    expect([0, people]).toContain(invited - before.invited);
    expect(await settled(client, body.id, ['applied', 'failed'], 60_000)).toMatchObject({ state: 'applied' });
    expect(await count()).toEqual({ invited: before.invited + people, used: before.used + people });
    before = await count();
    expect((await viewOf(client, body.id)).state).toBe('applied');
  }
}, 240_000);
