import { afterAll, beforeAll, expect, it } from 'vitest';
import type { UsageParty, UsagePeople, UsageSummary } from '../../../contract/usage-values.ts';
import { codeOf } from '../../testing/client.ts';
import { startUsageHouse, type UsageHouse } from '../../testing/usage-house.ts';
import { cutAllRecords } from '../call-records/index.ts';
import { mayCountSince, rebuildUsage, sealUsage, verifyUsage } from './index.ts';

let house: UsageHouse;
beforeAll(async () => {
  house = await startUsageHouse();
});
afterAll(() => house.service.stop());

const summary = (from: string, to: string) => house.get<UsageSummary>(`/usage/summary?from=${from}&to=${to}`);
const people = async (from: string, to: string) =>
  (await house.get<UsagePeople>(`/usage/people?from=${from}&to=${to}`)).people.value;
const march = ['2026-03-01', '2026-03-31'] as const;

async function cut() {
  const { platform } = house.service;
  await cutAllRecords(platform, {
    onCut: (company, before) => sealUsage(platform, company, before),
    mayCountSince: (company) => mayCountSince(platform.database.forCompany(company), company),
  });
}

interface Retention {
  months: number;
  before: string;
  calls: number;
  legs: number;
  sealedBefore: string | null;
  refused: number;
  cuts: { calls: number; legs: number }[];
}
const retention = () => house.get<Retention>('/usage/retention');

it('tells what goes in the next night, and what went', async () => {
  const { clock, acme } = house;
  const { client } = acme.administrator;
  const { version } = (await client.get<{ version: number }>('/company/settings')).body;
  await client.send('PATCH', '/company/settings', { retentionMonths: 1 }, { 'if-match': `"${version}"` });
  // On 4 April the records of the month before 5 March go in the next night.
  clock.passDays(15);
  expect(await retention()).toMatchObject({
    months: 1,
    before: '2026-03-04T23:00:00.000Z',
    calls: 4,
    legs: 8,
    sealedBefore: null,
    cuts: [],
  });
});

it('keeps the totals, medians and people of sealed months, and nothing summed per person', async () => {
  const before = await summary(...march);
  house.clock.passDays(1);
  await cut();
  expect(await retention()).toMatchObject({ calls: 1, sealedBefore: '2026-04-01', cuts: [{ calls: 4, legs: 8 }] });
  const after = await summary(...march);
  expect({ ...after, countedUpTo: '' }).toEqual({ ...before, countedUpTo: '', sealedBefore: '2026-04-01' });
  expect(await people(...march)).toBe(2);
  expect(await people('2026-02-01', '2026-02-28')).toBe(1);
  // Of both months nobody knows any more how many were the same.
  expect(await people('2026-02-01', '2026-03-31')).toBeNull();
  const table = await house.get<{ items: UsageParty[]; incompleteBefore: string }>(
    `/usage/members?from=${march[0]}&to=${march[1]}&used=used`,
  );
  expect(table).toMatchObject({ items: [], incompleteBefore: '2026-04-01' });
  const { items } = await house.get<{ items: { act: string; after: unknown }[] }>(
    '/company/activity?act=call-records.deleted',
  );
  expect(items[0]?.after).toMatchObject({ calls: 4, legs: 8 });
});

it('refuses what comes later for sealed days, and counts it', async () => {
  const before = await summary(...march);
  const { ada, rooms, record } = house;
  await record('meeting', rooms.team, '2026-03-10T09:00:00Z', [[ada, 0, 600]]);
  expect(await summary(...march)).toEqual(before);
  expect((await retention()).refused).toBeGreaterThan(0);
  await record('meeting', rooms.team, '2026-04-02T09:00:00Z', [[ada, 0, 600]]);
  expect((await summary('2026-04-01', '2026-04-30')).joins.value).toBe(1);
});

it('leaves sealed days alone when it is compared and made again', async () => {
  const { service, acme } = house;
  const before = await summary(...march);
  const report = await verifyUsage(service.platform, acme.id);
  expect(report).toMatchObject({ differences: [], sealedBefore: '2026-04-01' });
  expect(report.refused).toBeGreaterThan(0);
  expect(await rebuildUsage(service.platform, acme.id)).toEqual({ sealedBefore: '2026-04-01' });
  expect(await summary(...march)).toEqual(before);
  expect(await people(...march)).toBe(2);
});

it('shows retention to administrators only', async () => {
  expect(codeOf(await house.acme.member.client.get('/usage/retention'))).toBe('not_allowed');
  expect(codeOf(await house.service.visitor().get('/usage/retention'))).toBe('not_signed_in');
  expect(await house.get('/usage/retention', house.other.administrator.client)).toMatchObject({ calls: 0, cuts: [] });
});
