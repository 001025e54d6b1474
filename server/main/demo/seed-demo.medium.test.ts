import { sql } from 'kysely';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UsageSummary } from '../../../contract/usage.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import { signIn } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { StartFault } from '../start-fault.ts';
import { type DemoSignIn, seedDemo } from './seed-demo.ts';

const clock = new FixedClock('2026-11-24T10:00:00.000Z');

let service: TestService;
let demo: DemoSignIn;
beforeAll(async () => {
  service = await startTestService({ clock });
  demo = await seedDemo(service.platform);
});
afterAll(() => service.stop());

const ask = async (query: ReturnType<typeof sql<Record<string, number>>>) =>
  (await query.execute(service.platform.database.owner)).rows[0];

it('has the people, rooms and systems that it promises, each with one address', async () => {
  const counts = await ask(sql`select
    (select count(*) from member) as members,
    (select count(*) from room where kind = 'personal') as personal_rooms,
    (select count(*) from room where kind = 'team') as team_rooms,
    (select count(*) from video_system) as systems,
    (select count(*) from video_address) as addresses,
    (select used from licence where kind = 'member') as member_licences`);
  expect(counts).toEqual({
    members: 250,
    personalRooms: 250,
    teamRooms: 20,
    systems: 30,
    addresses: 550,
    memberLicences: 250,
  });
});

it('has 15 months of calls that end by now, quiet in July and on weekends', async () => {
  const facts = await ask(sql`select
    (select count(*) from leg) as legs,
    (select count(*) from call where unanswered) as unanswered,
    (select count(*) from leg where left_at > ${clock.now()} or joined_at > ${clock.now()} or left_at is null) as later,
    (select count(*) from leg where joined_at < ${new Date('2025-08-23T22:00:00Z')}) as earlier,
    (select count(*) from leg where not elsewhere and joined_at < ${new Date('2025-08-25T22:00:00Z')}) as first_days,
    (select count(*) from leg where extract(isodow from joined_at) > 5) as weekends,
    (select count(*) from leg where joined_at >= '2026-07-01' and joined_at < '2026-08-01') as july,
    (select count(*) from leg where joined_at >= '2026-06-01' and joined_at < '2026-07-01') as june`);
  expect(facts?.['legs']).toBeGreaterThan(30_000);
  expect(facts?.['legs']).toBeLessThan(60_000);
  expect(facts?.['unanswered']).toBeGreaterThan(500);
  expect([facts?.['later'], facts?.['earlier']]).toEqual([0, 0]);
  expect(facts?.['firstDays']).toBeGreaterThan(0);
  expect(facts?.['weekends']).toBeLessThan((facts?.['legs'] ?? 0) / 20);
  expect(facts?.['july']).toBeLessThan((facts?.['june'] ?? 0) / 2);
});

it('knows whom to call back after each direct call', async () => {
  const counts = await ask(sql`select
    (select count(*) from leg where call_kind = 'direct' and party_kind = 'member' and not elsewhere) as legs,
    (select count(*) from leg join call_attempt attempt
      on attempt.call_id = leg.call_id and attempt.party_id = leg.party_id and attempt.company_id = leg.company_id
      join video_address address on address.address = attempt.other_address
      where leg.party_kind = 'member') as known`);
  expect(counts?.['legs']).toBeGreaterThan(1000);
  expect(counts?.['known']).toBe(counts?.['legs']);
});

it('counts all of it', async () => {
  const sums = await ask(sql`select
    (select sum(leg_seconds) from usage_quarter) - (select sum(extract(epoch from ends_at - starts_at)) from leg_fact) as seconds,
    (select sum(joins) from usage_quarter) - (select count(*) from leg where not elsewhere) as joins,
    (select sum(calls + unanswered) from usage_quarter) - (select count(*) from call) as calls`);
  expect(Object.values(sums ?? {}).map(Number)).toEqual([0, 0, 0]);
});

it('lets an administrator and a member in, and shows the administrator the figures', async () => {
  const [administrator, member] = [service.visitor(), service.visitor()];
  await signIn(administrator, demo.administrator.email, demo.password);
  await signIn(member, demo.member.email, demo.password);
  const path = '/usage/summary?from=2026-10-01&to=2026-10-31';
  const { body } = await administrator.get<UsageSummary>(path);
  expect(body.calls.value).toBeGreaterThan(500);
  expect((await member.get(path)).status).toBe(403);
});

it('is opened as it was at the next start', async () => {
  const legs = () => ask(sql`select count(*) as legs from leg`);
  const before = await legs();
  expect(await seedDemo(service.platform)).toEqual({ ...demo, made: false });
  expect(await legs()).toEqual(before);
});

it('leaves a service of somebody’s own alone', async () => {
  const { owner } = service.platform.database;
  await sql`update service set provider_name = 'Acme hosting'`.execute(owner);
  await expect(seedDemo(service.platform)).rejects.toThrow(StartFault);
  await sql`update service set provider_name = 'Demo provider'`.execute(owner);
});
