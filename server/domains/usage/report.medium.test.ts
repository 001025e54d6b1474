import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberId } from '../../../contract/ids.ts';
import type { UsageFigure, UsagePeople, UsageSummary } from '../../../contract/usage-values.ts';
import { newId } from '../../platform/random.ts';
import { codeOf } from '../../testing/client.ts';
import { linkIn } from '../../testing/mailbox.ts';
import { startUsageHouse, type UsageHouse } from '../../testing/usage-house.ts';
import { mailReports } from './operations/mail-reports.ts';

let house: UsageHouse;
beforeAll(async () => {
  house = await startUsageHouse({ mail: true });
});
afterAll(() => house.service.stop());

interface Report {
  every: string;
  comes: string;
  next: string | null;
  version: number;
}

async function choose(every: string) {
  const { version } = await house.get<Report>('/usage/report');
  const { client } = house.acme.administrator;
  const saved = await client.send<Report>('PUT', '/usage/report', { every }, { 'if-match': `"${version}"` });
  expect(saved.status).toBe(200);
  return saved.body;
}

async function setPrivacy(statisticsPrivacy: string) {
  const { client } = house.acme.administrator;
  const { version } = (await client.get<{ version: number }>('/company/settings')).body;
  await client.send('PATCH', '/company/settings', { statisticsPrivacy }, { 'if-match': `"${version}"` });
}

/** What the mail server has got after a turn of the job, as plain text on one line. */
async function mailed(count: number): Promise<string[]> {
  await mailReports(house.service.platform);
  const messages = () => house.service.mailbox?.messages ?? [];
  await expect.poll(() => messages().length, { timeout: 10_000 }).toBe(count);
  return messages().map((message) => plainOf(message));
}

/** The text part, quoted-printable undone (RFC 2045, section 6.7). */
function plainOf(message: string): string {
  const part = message.slice(message.indexOf('text/plain'));
  const text = part.slice(0, part.indexOf('text/html')).replaceAll(/=\r?\n/g, '');
  const bytes = text.replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

/** Lines of a mail that say what the page says of a period. */
async function linesOf(from: string, to: string): Promise<string[]> {
  const period = `from=${from}&to=${to}`;
  const summary = await house.get<UsageSummary>(`/usage/summary?${period}`);
  const { people, members } = await house.get<UsagePeople>(`/usage/people?${period}`);
  const said = ({ value, previous }: UsageFigure, by = 1) => {
    const write = (amount: number | null) => (amount === null ? '–' : Math.floor(amount / by).toLocaleString('en-GB'));
    return `${write(value)}${previous === null ? '' : ` (before: ${write(previous)})`}`;
  };
  return [
    `Calls: ${said(summary.calls)}`,
    `Meetings: ${said(summary.meetings)}`,
    `Direct calls: ${said(summary.directCalls)}, unanswered: ${said(summary.unanswered)}`,
    `Call minutes: ${said(summary.callSeconds, 60)}`,
    `Room minutes: ${said(summary.roomSeconds, 60)}`,
    `Joins: ${said(summary.joins)}, of guests: ${said(summary.guestJoins)}`,
    `People: ${said(people)}, of ${members} members`,
    `Peak, at once: ${said(summary.peak)}`,
    `Meeting size, half of them up to: ${said(summary.meetingSizeMedian)}, nine of ten up to: ${said(summary.meetingSizeP90)}`,
    `Meeting length in minutes, half of them up to: ${said(summary.meetingMinutesMedian)}, nine of ten up to: ${said(summary.meetingMinutesP90)}`,
  ];
}

test('a week comes by mail once it is over: the figures of the page to the digit, and a link to it', async () => {
  const { record, rooms, ada, ben, clock, acme } = house;
  const { client } = acme.administrator;
  expect(codeOf(await client.send('PUT', '/usage/report', { every: 'week' }, { 'if-match': '"7"' }))).toBe('stale');
  expect(await choose('week')).toMatchObject({ every: 'week', comes: 'week', next: '2026-03-23' });
  await record('meeting', rooms.team, '2026-03-17T09:00:00Z', [
    [ada, 0, 5000 * 60 + 59],
    [ben, 30, 90],
    [null, 30, 95],
  ]);
  await record('direct', null, '2026-03-18T09:00:00Z', [
    [ada, 0, 60],
    [ben, 0, 60],
  ]);
  await record('direct', null, '2026-03-11T10:00:00Z', []);
  // The week goes on.
  expect(await mailed(0)).toEqual([]);
  clock.passDays(3);
  const [first = ''] = await mailed(1);
  for (const line of await linesOf('2026-03-16', '2026-03-22')) expect(first).toContain(line);
  expect(first).toContain('Call minutes: 5,00');
  const [raw = ''] = house.service.mailbox?.messages ?? [];
  expect(raw).toContain(`To: ${acme.administrator.email}`);
  const link = new URL(linkIn(raw, '/company/usage'));
  expect(Object.fromEntries(link.searchParams)).toEqual({ period: 'own', from: '2026-03-16', to: '2026-03-22' });
  // Not again, at whichever turn.
  clock.passDays(2);
  expect(await mailed(1)).toHaveLength(1);
});

test('where only whole months are shown a weekly one is the month’s, and says why', async () => {
  const { record, rooms, ada, clock } = house;
  await record(
    'meeting',
    rooms.team,
    '2026-03-24T09:00:00Z',
    Array.from({ length: 6 }, () => [{ ...ada, id: memberId.parse(newId()) }, 0, 3600] as const),
  );
  await setPrivacy('totals-only');
  expect(await house.get<Report>('/usage/report')).toMatchObject({ every: 'week', comes: 'month', next: '2026-04-01' });
  // The week is over, the month is not.
  clock.passDays(5);
  expect(await mailed(1)).toHaveLength(1);
  clock.passDays(3);
  const month = (await mailed(2))[1] ?? '';
  for (const line of await linesOf('2026-03-01', '2026-03-31')) expect(month).toContain(line);
  expect(month).toContain('Your company shows whole months only, so they come once a month.');
  expect(month).toContain('A dash stands where fewer than 5 people would be counted.');
  clock.passDays(7);
  expect(await mailed(2)).toHaveLength(2);
});

test('a month comes once it is over, and nothing to who is no administrator any more', async () => {
  const { clock, acme, service } = house;
  await setPrivacy('per-person');
  expect(await choose('month')).toMatchObject({ every: 'month', comes: 'month', next: '2026-05-01' });
  clock.passDays(23);
  const last = (await mailed(3))[2] ?? '';
  expect(last).toContain('1 April 2026 to 30 April 2026');
  for (const line of await linesOf('2026-04-01', '2026-04-30')) expect(last).toContain(line);
  await service.platform.database.owner
    .updateTable('member')
    .set({ accessRight: 'member' })
    .where('id', '=', acme.administrator.id)
    .execute();
  clock.passDays(31);
  expect(await mailed(3)).toHaveLength(3);
});
