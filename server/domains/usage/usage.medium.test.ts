import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import type { CompanyId } from '../../../contract/ids.ts';
import type { UsageSummary, usageDay } from '../../../contract/usage.ts';
import { newId } from '../../platform/random.ts';
import { codeOf } from '../../testing/client.ts';
import { FixedClock } from '../../testing/fixed-clock.ts';
import type { TestCompany } from '../../testing/test-company.ts';
import { startTestService, type TestService } from '../../testing/test-service.ts';
import { recountUsage } from './index.ts';

const clock = new FixedClock('2026-11-24T10:00:00.000Z');
const period = 'from=2026-11-01&to=2026-11-24';
const routes = ['summary', 'days', 'hours'] as const;

let service: TestService;
let acme: TestCompany;
let other: TestCompany;

beforeAll(async () => {
  service = await startTestService({ clock });
  acme = await service.company('acme');
  other = await service.company('other');
  // Two people over midnight in Oslo, one of them a guest: 10 minutes on the 10th, 20 on the 11th, for each.
  await recordMeeting(acme.id, ['2026-11-10T22:50:00.400Z', '2026-11-10T23:20:00.900Z'], 2);
  // In the preceding 24 days: one party, 5 minutes.
  await recordMeeting(acme.id, ['2026-10-10T09:00:00Z', '2026-10-10T09:05:00Z'], 1);
});
afterAll(() => service.stop());

async function recordMeeting(company: CompanyId, [joined, left]: [string, string | null], legs: number) {
  const [call, room] = [newId(), newId()];
  const from = new Date(joined);
  const to = left ? new Date(left) : null;
  const { database } = service.platform;
  await database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      await sql`insert into call (id, company_id, kind, room_id, engine, started_at)
        values (${call}, ${company}, 'meeting', ${room}, 'fake', ${from})`.execute(trx);
      for (let at = 0; at < legs; at += 1) {
        await sql`insert into leg (id, company_id, call_id, call_kind, room_id, party_kind, name, role, joined_at, left_at, alive_at, engine)
          values (${newId()}, ${company}, ${call}, 'meeting', ${room}, 'guest', 'Ada', 'guest', ${from}, ${to}, ${to ?? clock.now()}, 'fake')`.execute(
          trx,
        );
      }
      if (to) await recountUsage(trx, company, from, to);
    });
}

describe('the summary', () => {
  it('gives the figures beside those of the preceding days', async () => {
    const { status, body } = await acme.administrator.client.get<UsageSummary>(`/usage/summary?${period}`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      from: '2026-11-01',
      to: '2026-11-24',
      previousFrom: '2026-10-08',
      previousTo: '2026-10-31',
      yearBeforeFrom: '2025-11-01',
      yearBeforeTo: '2025-11-24',
      timeZone: 'Europe/Oslo',
      countedUpTo: clock.now().toISOString(),
      privacy: 'per-person',
      sealedBefore: null,
      calls: { value: 1, previous: 1, yearBefore: 0 },
      meetings: { value: 1, previous: 1 },
      directCalls: { value: 0, previous: 0 },
      joins: { value: 2, previous: 1 },
      guestJoins: { value: 2, previous: 1 },
      callSeconds: { value: 3600, previous: 300 },
      meetingSeconds: { value: 3600, previous: 300 },
      directSeconds: { value: 0, previous: 0 },
      roomSeconds: { value: 1800, previous: 300 },
      peak: { value: 2, previous: 1, yearBefore: 0 },
      meetingSizeMedian: { value: 2, previous: 1, yearBefore: null },
      meetingMinutesP90: { value: 30, previous: 5, yearBefore: null },
    });
  });

  it('counts whoever is still there, up to the last proof', async () => {
    const company = await service.company('live');
    await recordMeeting(company.id, ['2026-11-24T09:00:00Z', '2026-11-24T09:30:00Z'], 1);
    await recordMeeting(company.id, ['2026-11-24T09:50:00Z', null], 3);
    const { body } = await company.administrator.client.get<UsageSummary>(`/usage/summary?${period}`);
    expect(body.calls.value).toBe(2);
    expect(body.callSeconds.value).toBe(1800 + 3 * 600);
    expect(body.roomSeconds.value).toBe(1800 + 600);
    expect(body.countedUpTo).toBe(clock.now().toISOString());
  });
});

describe('the days', () => {
  it('are all of the period, and a leg over midnight is split', async () => {
    const { body } = await acme.administrator.client.get<{ items: z.infer<typeof usageDay>[] }>(
      `/usage/days?${period}`,
    );
    expect(body.items).toHaveLength(24);
    const used = body.items.filter(({ callSeconds }) => callSeconds > 0);
    expect(
      used.map(({ day, calls, joins, callSeconds, roomSeconds }) => [day, calls, joins, callSeconds, roomSeconds]),
    ).toEqual([
      ['2026-11-10', 1, 2, 1200, 600],
      ['2026-11-11', 0, 0, 2400, 1200],
    ]);
  });
});

describe('the hours', () => {
  it('are those of the company’s time zone', async () => {
    const { body } = await acme.administrator.client.get(`/usage/hours?${period}`);
    expect(body).toEqual({
      timeZone: 'Europe/Oslo',
      items: [
        { weekday: 2, hour: 23, callSeconds: 1200 },
        { weekday: 3, hour: 0, callSeconds: 2400 },
      ],
    });
  });
});

describe.each(routes)('/usage/%s', (route) => {
  it('is for people who are signed in', async () => {
    expect(codeOf(await service.visitor().get(`/usage/${route}?${period}`))).toBe('not_signed_in');
  });

  it('is for administrators', async () => {
    expect(codeOf(await acme.member.client.get(`/usage/${route}?${period}`))).toBe('not_allowed');
  });

  it('shows another company nothing of it', async () => {
    const { status, body } = await other.administrator.client.get(`/usage/${route}?${period}`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/Seconds":(?:\{"value":)?[1-9]/);
  });

  it.each([
    ['backwards', 'from=2026-11-24&to=2026-11-01', 'period_wrong'],
    ['too long', 'from=2024-01-01&to=2026-11-24', 'period_wrong'],
    ['of the year 0001', 'from=0001-01-01&to=0001-01-02', 'period_wrong'],
    ['that is none', 'from=2026-02-30&to=2026-03-01', 'wrong_input'],
    ['without an end', 'from=2026-02-03', 'wrong_input'],
  ])('refuses a period %s', async (_, query, code) => {
    expect(codeOf(await acme.administrator.client.get(`/usage/${route}?${query}`))).toBe(code);
  });
});
