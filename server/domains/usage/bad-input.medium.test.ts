import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exportedUsage } from '../../../contract/usage.ts';
import { newId } from '../../platform/random.ts';
import { codeOf } from '../../testing/client.ts';
import { march, startUsageHouse, type UsageHouse } from '../../testing/usage-house.ts';

let house: UsageHouse;
beforeAll(async () => {
  house = await startUsageHouse();
});
afterAll(() => house.service.stop());

const figures = ['summary', 'people', 'days', 'hours', 'clients', 'meeting-shapes', 'quality'].map(
  (path) => `/usage/${path}`,
);
const lists = ['members', 'rooms', 'video-systems', 'calls'].map((path) => `/usage/${path}`);
const paths = [
  ...figures.map((path) => `${path}?`),
  ...lists.map((path) => `${path}?`),
  ...exportedUsage.options.map((what) => `/exports/usage?format=json&what=${what}&`),
];
const ask = (path: string) => house.acme.administrator.client.get<Record<string, unknown>>(path);

describe.each(paths)('%s', (path) => {
  it.each([
    ['backwards', 'from=2026-11-24&to=2026-11-01', 'period_wrong'],
    ['of 26 months', 'from=2024-01-01&to=2026-02-28', 'period_wrong'],
    ['of the year 1', 'from=0001-01-01&to=0001-01-02', 'period_wrong'],
    ['of the year 9999', 'from=9999-12-01&to=9999-12-31', 'period_wrong'],
    ['of a day that is none', 'from=2026-02-30&to=2026-03-01', 'wrong_input'],
    ['of words', 'from=yesterday&to=today', 'wrong_input'],
    ['without an end', 'from=2026-02-03', 'wrong_input'],
    ['given twice', 'from=2026-02-03&from=2026-02-04&to=2026-02-05', 'wrong_input'],
  ])('refuses a period %s', async (_, query, code) => {
    expect(codeOf(await ask(`${path}${query}`))).toBe(code);
  });

  it('has nothing of the future, and says so by an answer', async () => {
    const { status, body } = await ask(`${path}from=2031-01-01&to=2031-12-31`);
    expect(status).toBe(200);
    expect(JSON.stringify(body)).not.toMatch(/[sS]econds":(?:\{"value":)?[1-9]/);
  });

  it('knows no time zone but the company’s', async () => {
    for (const zone of ['Mars/Olympus', 'UTC']) {
      expect(codeOf(await ask(`${path}${march}&timeZone=${zone}`)), zone).toBe('wrong_input');
    }
  });
});

describe.each(lists)('%s', (path) => {
  it('ends at its end: behind it there is no page, and a cursor of elsewhere is refused', async () => {
    const last = await ask(`${path}?${march}&limit=200`);
    expect(last.body).toMatchObject({ nextCursor: null });
    const beyond = Buffer.from(JSON.stringify(['usage', newId(), ''])).toString('base64url');
    for (const cursor of [beyond, 'x', '%00', 'x'.repeat(3000)]) {
      expect(codeOf(await ask(`${path}?${march}&cursor=${cursor}`)), cursor.slice(0, 20)).toBe('wrong_input');
    }
    for (const limit of ['0', '-1', '1e9', 'all']) {
      expect(codeOf(await ask(`${path}?${march}&limit=${limit}`)), limit).toBe('wrong_input');
    }
  });

  it('refuses ten thousand identifiers in a filter', async () => {
    const ids = Array.from({ length: 10_000 }, () => newId());
    const filter = path.endsWith('calls') ? 'party' : 'search';
    const joined = await ask(`${path}?${march}&${filter}=${ids.slice(0, 100).join(',')}`);
    expect(codeOf(joined)).toBe('wrong_input');
    // An address of that length is refused before it is read.
    const many = await fetch(`${house.service.url}/api/v1${path}?${march}&${filter}=${ids.join(`&${filter}=`)}`, {
      headers: { cookie: house.acme.administrator.client.cookie() },
    });
    expect(many.status).toBeGreaterThanOrEqual(400);
    expect(many.status).toBeLessThan(500);
    await many.arrayBuffer();
  });
});

it.each([
  ['figure=roomSeconds', ['party=x', 'client=firefox', 'weekday=1', 'hour=9', 'cause=delay']],
  ['figure=badSeconds', ['weekday=1', 'hour=9', 'cause=delay']],
  ['figure=peak', ['weekday=1', 'hour=9', 'cause=delay']],
  ['figure=causeSeconds', ['weekday=1', 'hour=9']],
  ['figure=calls', ['cause=delay']],
  ['figure=directCalls', ['parties=2', 'minutes=3']],
])('a list of %s refuses filters that it could not add up by', async (figure, filters) => {
  for (const filter of filters) {
    for (const path of ['/usage/calls?', '/exports/usage?format=json&what=calls&']) {
      expect(codeOf(await ask(`${path}${march}&${figure}&${filter}`)), filter).toBe('wrong_input');
    }
  }
});

it('an unknown time zone becomes no company’s', async () => {
  const { client } = house.acme.administrator;
  const { version } = (await client.get<{ version: number }>('/company/settings')).body;
  for (const timeZone of ['Mars/Olympus', '', 'UTC+25', '../UTC']) {
    const answer = await client.send('PATCH', '/company/settings', { timeZone }, { 'if-match': `"${version}"` });
    expect(codeOf(answer), timeZone).toBe('wrong_input');
  }
});

it('a company without a call is answered in full, with nothing in it', async () => {
  const { client } = house.other.administrator;
  for (const path of paths) {
    const { status, body } = await client.get(`${path}${march}`);
    expect(status, path).toBe(200);
    expect(JSON.stringify(body), path).not.toMatch(/[sS]econds":(?:\{"value":)?[1-9]/);
  }
  expect((await client.get('/usage/live')).body).toMatchObject({ calls: 0, legs: 0, items: [] });
  expect((await client.get('/usage/retention')).body).toMatchObject({ calls: 0, legs: 0, cuts: [] });
});
