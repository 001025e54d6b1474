import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UsageCall, UsageCallDetail, UsageSummary } from '../../../contract/usage-values.ts';
import { newId } from '../../platform/random.ts';
import { codeOf } from '../../testing/client.ts';
import { march, startUsageHouse, type UsageHouse } from '../../testing/usage-house.ts';

let house: UsageHouse;
beforeAll(async () => {
  house = await startUsageHouse();
});
afterAll(() => house.service.stop());

interface CallPage {
  items: UsageCall[];
  sum: number;
  total: number;
  nextCursor: string | null;
}
const calls = (query: string) => house.get<CallPage>(`/usage/calls?${march}&${query}`);
const amounts = ({ items }: CallPage) => items.reduce((sum, { amount }) => sum + amount, 0);

describe('the calls behind a figure', () => {
  it('add up to it, for every figure', async () => {
    const summary = await house.get<UsageSummary>(`/usage/summary?${march}`);
    const figures = [
      'calls',
      'meetings',
      'directCalls',
      'unanswered',
      'joins',
      'guestJoins',
      'callSeconds',
      'meetingSeconds',
      'directSeconds',
      'roomSeconds',
    ] as const;
    for (const figure of figures) {
      const page = await calls(`figure=${figure}`);
      expect([page.sum, amounts(page)], figure).toEqual([summary[figure].value, summary[figure].value]);
      expect(page.total, figure).toBe(page.items.length);
    }
    expect(summary.callSeconds.value).toBe(1800 + 1140 + 480 + 2400 + 600 + 1800);
  });

  it.each([
    ['a client', 'figure=callSeconds&client=safari', 480, 1],
    ['an hour of the day', 'figure=callSeconds&hour=23', 1200, 1],
    ['an hour of a weekday', 'figure=callSeconds&weekday=3&hour=0', 1200, 1],
    ['a size', 'figure=meetings&parties=3', 1, 1],
    ['a length', 'figure=meetings&minutes=20', 1, 1],
    ['a weekday, by start', 'figure=calls&weekday=1', 1, 1],
    ['a client and an hour', 'figure=callSeconds&client=firefox&hour=11', 600, 1],
  ])('are found by %s', async (_, query, sum, total) => {
    const page = await calls(query);
    expect([page.sum, amounts(page), page.total]).toEqual([sum, sum, total]);
  });

  it('are found by sizes and lengths from one to another', async () => {
    const { meetings } = await house.get<UsageSummary>(`/usage/summary?${march}`);
    const bySize = await calls('figure=meetings&parties=0&partiesTo=99999');
    const byLength = await calls('figure=meetings&minutes=0&minutesTo=99999');
    expect([bySize.sum, amounts(bySize), byLength.sum, amounts(byLength)]).toEqual(Array(4).fill(meetings.value));
    const some = await calls('figure=meetings&minutes=20&minutesTo=29');
    expect(some.sum).toBe(amounts(some));
    expect(some.sum).toBeLessThan(byLength.sum);
  });

  it('are found by party and by room', async () => {
    const ofBen = await calls(`figure=callSeconds&party=${house.ben.id}`);
    expect([ofBen.sum, ofBen.total]).toEqual([1140 + 1200 + 300 + 1800, 4]);
    const entered = await calls(`figure=calls&party=${house.ben.id}`);
    expect(entered.total).toBe(3);
    const inRoom = await calls(`figure=roomSeconds&room=${house.rooms.team}`);
    expect([inRoom.sum, amounts(inRoom)]).toEqual([3600, 3600]);
  });

  it('come page by page, newest first, and a page past the end is empty', async () => {
    const all = await calls('figure=joins');
    const first = await calls('figure=joins&limit=2');
    const second = await calls(`figure=joins&limit=2&cursor=${first.nextCursor}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(all.items.map(({ id }) => id));
    expect(second.nextCursor).toBeNull();
    const wrong = await house.acme.administrator.client.get(
      `/usage/calls?${march}&figure=calls&cursor=${first.nextCursor}`,
    );
    expect(codeOf(wrong)).toBe('wrong_input');
  });

  it('open a page each: who, when, how long, how it ended', async () => {
    const { items } = await calls('figure=guestJoins');
    const call = await house.get<UsageCallDetail>(`/usage/calls/${items[0]?.id}`);
    expect(call).toMatchObject({
      kind: 'meeting',
      partyCount: 3,
      seconds: 1800,
      callSeconds: 3420,
      roomSeconds: 1800,
      timeZone: 'Europe/Oslo',
    });
    expect(
      call.legs.map(({ name, kind, seconds, endReason, client }) => [name, kind, seconds, endReason, client]),
    ).toEqual([
      ['Then', 'member', 1800, 'left', 'firefox'],
      ['Then', 'member', 1140, 'left', 'firefox'],
      ['=cmd()', 'guest', 480, 'left', 'safari'],
    ]);
    expect(codeOf(await house.other.administrator.client.get(`/usage/calls/${items[0]?.id}`))).toBe('not_found');
    expect(codeOf(await house.acme.administrator.client.get(`/usage/calls/${newId()}`))).toBe('not_found');
  });

  it('are none of another company’s party, and none of the future', async () => {
    expect(await calls(`party=${newId()}`)).toMatchObject({ total: 0, items: [] });
    const future = await house.get<CallPage>('/usage/calls?from=2030-01-01&to=2030-02-01');
    expect(future).toMatchObject({ total: 0, sum: 0, items: [], nextCursor: null });
  });

  it.each(['party=nobody', 'hour=24', 'weekday=0', 'figure=everything', `party=${'x'.repeat(9000)}`])(
    'refuse %s',
    async (query) => {
      const answer = await house.acme.administrator.client.get(`/usage/calls?${march}&${query}`);
      expect(answer.status).toBeGreaterThanOrEqual(400);
      expect(answer.status).toBeLessThan(500);
    },
  );
});

it('seconds that were not good are found by their reason', async () => {
  const { acme, service, ada, rooms, record } = house;
  const call = await record('meeting', rooms.team, '2026-03-12T09:00:00Z', [
    [ada, 0, 600],
    [null, 0, 300],
  ]);
  const measured = { good: 400, fair: 150.4, bad: 49.6, causes: { delay: 120.4, 'loss-in': 79.6, odd: 'x' } };
  await sql`update leg set quality = ${JSON.stringify(measured)}::jsonb where company_id = ${acme.id} and call_id = ${call}`.execute(
    service.platform.database.owner,
  );
  const quality = await house.get<{ causes: { cause: string; seconds: number }[] }>(`/usage/quality?${march}`);
  expect(quality.causes).toEqual([
    { cause: 'delay', seconds: 240 },
    { cause: 'loss-in', seconds: 160 },
  ]);
  for (const { cause, seconds } of quality.causes) {
    const page = await calls(`figure=causeSeconds&cause=${cause}`);
    expect([page.sum, amounts(page), page.total]).toEqual([seconds, seconds, 1]);
  }
  const all = await calls('figure=causeSeconds');
  expect([all.sum, amounts(all)]).toEqual([400, 400]);
});

it('the peak opens the calls that made it, and says when it was', async () => {
  const { peak } = await house.get<UsageSummary>(`/usage/summary?${march}`);
  const page = await house.get<CallPage & { peakAt: string }>(`/usage/calls?${march}&figure=peak`);
  expect([page.sum, amounts(page), page.total]).toEqual([peak.value, peak.value, 1]);
  expect(page.peakAt).toBe('2026-03-02T09:02:10.000Z');
});
