import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { memberId } from '../../../contract/ids.ts';
import type { UsageCall, UsageCallDetail, UsageParty, UsageSummary } from '../../../contract/usage-values.ts';
import { announceChange } from '../../platform/live/changes.ts';
import { newId } from '../../platform/random.ts';
import { codeOf } from '../../testing/client.ts';
import { startUsageHouse, type UsageHouse } from '../../testing/usage-house.ts';
import { tellUsage } from './index.ts';

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
  // April goes on: what it has now and had before would tell of a single call.
  expect(await joins('2026-04-01', '2026-04-30')).toBeNull();
  house.clock.passDays(5);
  expect(await joins('2026-04-01', '2026-04-30')).toBe(6);
  expect(await joins('2026-01-01', '2026-04-30')).toBe(20);
  const whole = await get<UsageSummary>('/usage/summary?from=2026-01-01&to=2026-04-30');
  // Two people called directly: neither kind is shown, because the other would tell it.
  expect([whole.directCalls.value, whole.meetings.value, whole.meetingSeconds.value]).toEqual([null, null, null]);
});

test('totals only says nothing of single nights: neither what retention deletes nor that a call has just ended', async () => {
  const { get, acme, service, record, rooms, ada } = house;
  interface Kept {
    calls: number | null;
    legs: number | null;
  }
  const heard: string[] = [];
  const listening = service.platform.database.listen(
    (payload) => heard.push(payload),
    () => undefined,
  );
  const newsOf = (db = service.platform.database.forCompany(acme.id)) =>
    db.transaction().execute(async (trx) => {
      await tellUsage(trx, acme.id);
      await announceChange(trx, acme.id, 'marker');
    });
  await record('meeting', rooms.team, '2024-03-02T09:00:10Z', [[ada, 0, 600]]);
  for (const privacy of ['totals-only', 'per-person']) {
    await setPrivacy(privacy);
    heard.length = 0;
    await newsOf();
    await expect.poll(() => heard.some((payload) => payload.includes('marker'))).toBe(true);
    expect(
      heard.some((payload) => payload.includes('usage')),
      privacy,
    ).toBe(privacy === 'per-person');
    // What was recorded under the stricter setting stays under it.
    expect(await get<Kept>('/usage/retention')).toMatchObject({ calls: null, legs: null });
    expect(await get<Kept>('/company/settings/retention-preview?months=1')).toMatchObject({ calls: null });
  }
  await listening();
});

test('a twinned system is a person’s: pseudonyms hide its name wherever it is shown', async () => {
  const fresh = await startUsageHouse();
  const { ada, acme, service, get } = fresh;
  const { owner } = service.platform.database;
  const [twin, shared] = [newId(), newId()];
  for (const [id, name, address, member] of [
    [twin, 'Desk of Ada', 'desk@acme.example', ada.id],
    [shared, 'Boardroom', 'board@acme.example', null],
  ] as const) {
    await sql`insert into party (id, company_id, kind, name, address) values (${id}, ${acme.id}, 'video-system', ${name}, ${address})`.execute(
      owner,
    );
    await sql`insert into video_system (id, company_id, name, address, member_id) values (${id}, ${acme.id}, ${name}, ${address}, ${member})`.execute(
      owner,
    );
  }
  const call = await fresh.record('direct', null, '2026-03-09T10:00:00Z', [[ada, 0, 300]]);
  for (const [id, name] of [
    [twin, 'Desk of Ada'],
    [shared, 'Boardroom'],
  ]) {
    await sql`insert into leg (id, company_id, call_id, call_kind, party_kind, party_id, name, role, joined_at, left_at, alive_at, end_reason, engine)
      values (${newId()}, ${acme.id}, ${call}, 'direct', 'video-system', ${id}, ${name}, 'guest', '2026-03-09T10:00:00Z', '2026-03-09T10:05:00Z', '2026-03-09T10:05:00Z', 'left', 'fake')`.execute(
      owner,
    );
  }
  const { client } = acme.administrator;
  const { version } = (await client.get<{ version: number }>('/company/settings')).body;
  await client.send('PATCH', '/company/settings', { statisticsPrivacy: 'pseudonyms' }, { 'if-match': `"${version}"` });
  const { items } = await get<{ items: UsageCall[] }>(`/usage/calls?${march}&figure=directCalls`);
  const answers = [
    items,
    await get(`/usage/calls/${items[0]?.id}`),
    await get(`/usage/video-systems?${march}&sort=name&order=ascending`),
    await get(`/usage/video-systems?${march}&sort=name&limit=1`),
    ...['video-systems', 'legs', 'calls'].map((what) => client.get(`/exports/usage?what=${what}&format=json&${march}`)),
  ];
  for (const answer of await Promise.all(answers)) {
    const text = JSON.stringify(answer);
    for (const secret of ['Desk', 'desk', twin, shared]) expect(text).not.toContain(secret);
  }
  const systems = await get<{ items: UsageParty[] }>(`/usage/video-systems?${march}&sort=name&order=ascending`);
  expect(systems.items.map(({ name }) => name)).toEqual([
    'Boardroom',
    expect.stringMatching(/^Personal system [0-9A-F]{4}-[0-9A-F]{4}$/),
  ]);
  await service.stop();
});

test('a call of a looser time that a list under pseudonyms opens tells no name, which would tell all of that person’s calls', async () => {
  const fresh = await startUsageHouse();
  const { acme, clock, get, record, rooms, ada } = fresh;
  const { client } = acme.administrator;
  for (const statisticsPrivacy of ['pseudonyms', 'per-person']) {
    const { version } = (await client.get<{ version: number }>('/company/settings')).body;
    await client.send('PATCH', '/company/settings', { statisticsPrivacy }, { 'if-match': `"${version}"` });
    clock.passDays(1);
  }
  clock.passDays(5);
  const call = await record('meeting', rooms.team, '2026-03-26T09:00:00Z', [[ada, 0, 600]]);
  expect((await get<UsageCallDetail>(`/usage/calls/${call}`)).legs[0]?.name).toBe('Then');
  const mixed = await get<{ items: UsageCall[]; privacy: string }>('/usage/calls?from=2026-03-01&to=2026-03-28');
  expect(mixed.privacy).toBe('pseudonyms');
  const opened = await get<UsageCallDetail>(`/usage/calls/${mixed.items[0]?.id}`);
  expect(opened).toMatchObject({ privacy: 'pseudonyms', legs: [{ name: expect.stringMatching(/^Person /) }] });
  const loose = await get<{ items: UsageCall[]; privacy: string }>('/usage/calls?from=2026-03-25&to=2026-03-28');
  expect(loose).toMatchObject({ privacy: 'per-person', items: [{ id: call }] });
  await fresh.service.stop();
});
