import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberId } from '../../../contract/ids.ts';
import type { UsageCall, UsageCallDetail, UsageParty, UsageSummary } from '../../../contract/usage-values.ts';
import { newId } from '../../platform/random.ts';
import { codeOf } from '../../testing/client.ts';
import { startUsageHouse, type UsageHouse } from '../../testing/usage-house.ts';

let house: UsageHouse;
beforeAll(async () => {
  house = await startUsageHouse();
});
afterAll(() => house.service.stop());

async function setPrivacy(statisticsPrivacy: string) {
  const { client } = house.acme.administrator;
  const { version } = (await client.get<{ version: number }>('/company/settings')).body;
  await client.send('PATCH', '/company/settings', { statisticsPrivacy }, { 'if-match': `"${version}"` });
}
const ask = async (path: string) => {
  const answer = await house.acme.administrator.client.get(path);
  return answer.status === 200 ? 'shown' : codeOf(answer);
};
const march = 'from=2026-03-01&to=2026-03-31';
const february = 'from=2026-02-01&to=2026-02-28';
const lists = ['members', 'rooms', 'video-systems', 'calls'];
const charts = ['days', 'hours', 'clients', 'meeting-shapes', 'quality'];

test('pseudonyms: no name, no id and no address of a person, no minute of a call, no live list', async () => {
  const { ada, ben, rooms, get } = house;
  const plain = await get<{ items: UsageParty[] }>(`/usage/members?${march}`);
  const plainCalls = await get<{ items: UsageCall[] }>(`/usage/calls?${march}`);
  await setPrivacy('pseudonyms');

  const members = await get<{ items: UsageParty[]; total: number }>(`/usage/members?${march}&used=used`);
  expect(members.total).toBe(2);
  expect(members.items[0]?.callSeconds).toBe(plain.items[0]?.callSeconds);
  for (const { id, name, videoAddress, nameNow } of members.items) {
    expect([name, videoAddress, nameNow]).toEqual([
      expect.stringMatching(/^Person [0-9A-F]{4}-[0-9A-F]{4}$/),
      null,
      null,
    ]);
    expect([ada.id, ben.id]).not.toContain(id);
  }
  // The same one every time, and what it opens is that person's.
  const [first] = (await get<{ items: UsageParty[] }>(`/usage/members?${march}&used=used`)).items;
  expect(first).toEqual(members.items[0]);
  const ofFirst = await get<{ sum: number }>(`/usage/calls?${march}&figure=callSeconds&party=${first?.id}`);
  expect(ofFirst.sum).toBe(first?.callSeconds);
  expect(await ask(`/usage/calls?${march}&party=${ada.id}`)).toBe('wrong_input');
  // Nobody finds a pseudonym by a name.
  expect((await get<{ total: number }>(`/usage/members?${march}&search=moe`)).total).toBe(0);
  const found = await get<{ items: UsageParty[] }>(`/usage/members?${march}&search=${first?.name.slice(7)}`);
  expect(found.items).toEqual([first]);

  const ofRooms = (await get<{ items: UsageParty[] }>(`/usage/rooms?${march}&used=used`)).items;
  expect(ofRooms.find(({ personal }) => !personal)).toMatchObject({ name: 'Fjord', roomSeconds: 3600 });
  expect(ofRooms.find(({ personal }) => personal)).toMatchObject({
    name: expect.stringMatching(/^Personal room /),
    videoAddress: null,
  });

  const calls = await get<{ items: UsageCall[] }>(`/usage/calls?${march}`);
  expect(calls.items.map(({ startedAt }) => startedAt.slice(13))).toEqual(calls.items.map(() => ':00:00.000Z'));
  expect(calls.items.map(({ id }) => id)).not.toEqual(plainCalls.items.map(({ id }) => id));
  const call = await get<UsageCallDetail>(`/usage/calls/${calls.items.at(-1)?.id}`);
  expect(call.legs.map(({ name }) => name)).toEqual([
    expect.stringMatching(/^Person/),
    expect.stringMatching(/^Person/),
    'Guest',
  ]);
  expect(call.legs.every(({ joinedAt }) => joinedAt.endsWith(':00:00.000Z'))).toBe(true);
  expect(await ask(`/usage/calls/${plainCalls.items[0]?.id}`)).toBe('not_found');
  expect(await ask('/usage/live')).toBe('pseudonyms_only');

  for (const what of ['members', 'rooms', 'calls', 'legs']) {
    for (const format of ['csv', 'json']) {
      const answer = await fetch(`${house.service.url}/api/v1/exports/usage?what=${what}&format=${format}&${march}`, {
        headers: { cookie: house.acme.administrator.client.cookie() },
      });
      const text = await answer.text();
      expect(answer.status).toBe(200);
      for (const secret of [ada.id, ben.id, rooms.ada, 'Ada', 'Lind', 'Then', '09:00:10', '=cmd']) {
        expect(text, `${what} as ${format}`).not.toContain(secret);
      }
    }
  }
});

test('totals only shows whole calendar months, of the past too, and a looser setting opens what comes after it', async () => {
  const { clock } = house;
  await setPrivacy('totals-only');
  for (const what of [...charts, ...lists]) expect(await ask(`/usage/${what}?${february}`), what).toBe('totals_only');
  for (const what of ['days', 'members', 'calls', 'legs']) {
    expect(await ask(`/exports/usage?what=${what}&${february}`), what).toBe('totals_only');
  }
  expect(await ask('/usage/live')).toBe('totals_only');
  expect(await ask('/usage/summary?from=2026-02-01&to=2026-02-27')).toBe('totals_only');
  expect(await ask(`/usage/summary?${february}`)).toBe('shown');
  expect(await ask('/usage/summary?from=2025-12-01&to=2026-03-31')).toBe('shown');
  clock.passDays(20);
  await setPrivacy('per-person');
  clock.passDays(20);
  expect(await ask(`/usage/days?${february}`)).toBe('totals_only');
  expect(await ask('/usage/days?from=2026-03-15&to=2026-04-15')).toBe('totals_only');
  expect(await ask('/usage/days?from=2026-04-12&to=2026-04-28')).toBe('shown');
});

test('totals only leaves a month of fewer than five people empty, and the one that would give it away', async () => {
  const { get } = house;
  // Six people in January and six in April, one in February, two in March.
  for (const start of ['2026-01-12T10:00:00Z', '2026-04-13T10:00:00Z']) {
    const people = Array.from({ length: 6 }, (_, at) => ({ ...house.ada, id: memberId.parse(newId()), at }));
    await house.record(
      'meeting',
      house.rooms.team,
      start,
      people.map((person) => [person, 0, 60]),
    );
  }
  await setPrivacy('totals-only');
  const joins = async (from: string, to: string) =>
    (await get<UsageSummary>(`/usage/summary?from=${from}&to=${to}`)).joins.value;
  expect(await joins('2026-03-01', '2026-03-31')).toBeNull();
  expect(await joins('2026-02-01', '2026-02-28')).toBeNull();
  expect(await joins('2026-01-01', '2026-01-31')).toBeNull();
  expect(await joins('2026-01-01', '2026-02-28')).toBeNull();
  expect(await joins('2026-01-01', '2026-03-31')).toBe(14);
  expect(await joins('2026-04-01', '2026-04-30')).toBe(6);
  expect(await joins('2026-01-01', '2026-04-30')).toBe(20);
  const whole = await get<UsageSummary>('/usage/summary?from=2026-01-01&to=2026-04-30');
  // Two people called directly: neither kind is shown, because the other would tell it.
  expect([whole.directCalls.value, whole.meetings.value, whole.meetingSeconds.value]).toEqual([null, null, null]);
});
