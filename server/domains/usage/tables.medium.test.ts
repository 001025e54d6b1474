import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { UsageParty, UsageSummary } from '../../../contract/usage-values.ts';
import { newId } from '../../platform/random.ts';
import { addOperator } from '../../testing/operators.ts';
import { march, startUsageHouse, type UsageHouse } from '../../testing/usage-house.ts';

let house: UsageHouse;
beforeAll(async () => {
  house = await startUsageHouse();
});
afterAll(() => house.service.stop());

interface Table {
  items: UsageParty[];
  total: number;
  nextCursor: string | null;
}
const table = (kind: string, query = '') => house.get<Table>(`/usage/${kind}?${march}&${query}`);

describe('the tables', () => {
  it('have who was in calls and who was not, with the name of then', async () => {
    const members = await table('members');
    expect(members.total).toBe(5);
    expect(members.items[0]).toMatchObject({
      id: house.ben.id,
      name: 'Then',
      nameNow: 'Ben Moe',
      meetings: 2,
      directCalls: 1,
      joins: 3,
      callSeconds: 4440,
    });
    expect((await table('members', 'used=unused')).items.map(({ name }) => name).sort()).toEqual([
      'Anna Administrator',
      'Max Member',
      'Olga Operator',
    ]);
    expect((await table('members', 'used=used')).total).toBe(2);
    expect((await table('members', 'search=moe')).items.map(({ id }) => id)).toEqual([house.ben.id]);
    const team = (await table('rooms', 'used=used&sort=roomSeconds')).items.find(({ id }) => id === house.rooms.team);
    expect(team).toMatchObject({
      personal: false,
      meetings: 1,
      roomSeconds: 3600,
      name: 'Fjord then',
      nameNow: 'Fjord',
    });
    expect((await table('video-systems')).total).toBe(0);
  });

  it.each(['name', 'meetings', 'directCalls', 'joins', 'callSeconds', 'roomSeconds'])(
    'are paged in the order of %s',
    async (sort) => {
      for (const order of ['ascending', 'descending']) {
        const whole = await table('members', `sort=${sort}&order=${order}`);
        const found: string[] = [];
        let cursor = '';
        do {
          const page = await table('members', `sort=${sort}&order=${order}&limit=1${cursor && `&cursor=${cursor}`}`);
          expect(page.total).toBe(5);
          found.push(...page.items.map(({ id }) => id));
          cursor = page.nextCursor ?? '';
        } while (cursor);
        expect(found).toEqual(whole.items.map(({ id }) => id));
      }
    },
  );

  it('keep whoever was removed since, marked', async () => {
    const { owner } = house.service.platform.database;
    await sql`update party set listed = false where id = ${house.ben.id}`.execute(owner);
    const { items } = await table('members', 'used=used');
    expect(items.find(({ id }) => id === house.ben.id)).toMatchObject({
      removed: true,
      name: 'Then',
      videoAddress: null,
    });
    await sql`update party set listed = true where id = ${house.ben.id}`.execute(owner);
  });
});

describe('exports', () => {
  const text = async (query: string) => {
    const { acme, service } = house;
    const answer = await fetch(`${service.url}/api/v1/exports/usage?${march}&${query}`, {
      headers: { cookie: acme.administrator.client.cookie() },
    });
    expect(answer.status).toBe(200);
    return answer.text();
  };

  it('are what is shown, to the digit, in both formats', async () => {
    const days = await house.get<{ items: { day: string; callSeconds: number }[] }>(`/usage/days?${march}`);
    expect(JSON.parse(await text('what=days&format=json'))).toEqual(days.items);
    const lines = (await text('what=days')).trim().split('\r\n');
    expect(lines).toHaveLength(32);
    const sum = lines.slice(1).reduce((total, line) => total + Number(line.split(',')[7]), 0);
    const summary = await house.get<UsageSummary>(`/usage/summary?${march}`);
    expect(sum).toBe(summary.callSeconds.value);
    expect(JSON.parse(await text('what=members&format=json'))).toEqual((await table('members')).items);
    expect(JSON.parse(await text('what=calls&format=json'))).toEqual(
      (await house.get<{ items: unknown[] }>(`/usage/calls?${march}`)).items,
    );
    const figures: { figure: string; value: number }[] = JSON.parse(await text('what=summary&format=json'));
    expect(figures.find(({ figure }) => figure === 'callMinutes')?.value).toBe(Math.floor(sum / 60));
    expect(figures.find(({ figure }) => figure === 'people')?.value).toBe(2);
  });

  it('have times of the company with UTC beside, and nothing that a spreadsheet calculates', async () => {
    const legs = await text('what=legs');
    expect(legs).toContain('Joined (Europe/Oslo),Joined (UTC)');
    expect(legs).toContain('2026-03-02 10:00:10,2026-03-02 09:00:10');
    expect(legs).toContain(",'=cmd(),");
    expect(legs.trim().split('\r\n')).toHaveLength(1 + 7);
  });

  it.each(['hours', 'kinds', 'clients', 'sizes', 'lengths', 'quality', 'rooms', 'video-systems'])(
    'have %s',
    async (what) => {
      expect((await text(`what=${what}`)).split('\r\n')[0]).toMatch(/^[\w ]+,[\w ]+/);
      expect(Array.isArray(JSON.parse(await text(`what=${what}&format=json`)))).toBe(true);
    },
  );
});

it('people are counted beside those before', async () => {
  const answer = await house.get<{ people: object; members: number }>(`/usage/people?${march}`);
  expect(answer).toMatchObject({ people: { value: 2, previous: 1, yearBefore: 0 }, members: 5 });
});

it('what goes on right now is a list for administrators', async () => {
  const [call, leg] = [newId(), newId()];
  const db = house.service.platform.database.forCompany(house.acme.id);
  await sql`insert into call (id, company_id, kind, room_id, room_name, engine, started_at) values (${call}, ${house.acme.id}, 'meeting', ${house.rooms.team}, 'Fjord', 'fake', ${house.clock.now()})`.execute(
    db,
  );
  await sql`insert into leg (id, company_id, call_id, call_kind, room_id, party_kind, party_id, name, role, joined_at, alive_at, engine)
    values (${leg}, ${house.acme.id}, ${call}, 'meeting', ${house.rooms.team}, 'member', ${house.ada.id}, 'Ada', 'host', ${house.clock.now()}, ${house.clock.now()}, 'fake')`.execute(
    db,
  );
  const live = await house.get<{ calls: number; legs: number; items: unknown[] }>('/usage/live');
  expect(live).toMatchObject({
    calls: 1,
    legs: 1,
    items: [{ id: call, room: { name: 'Fjord' }, parties: [{ name: 'Ada', role: 'host' }] }],
  });
  await sql`delete from leg where id = ${leg}`.execute(db);
  await sql`delete from call where id = ${call}`.execute(db);
});

it('the operator sees totals of companies by month, and nothing of persons', async () => {
  const operator = await addOperator(house.service, 'omar@provider.example');
  const body = await house.get<{ items: { id: string; months: { month: string; calls: number; joins: number }[] }[] }>(
    '/operator/usage?months=2',
    operator,
  );
  const ofAcme = body.items.find(({ id }) => id === house.acme.id);
  expect(ofAcme?.months).toEqual([
    { month: '2026-02-01', calls: 1, joins: 1, callSeconds: 1800 },
    { month: '2026-03-01', calls: 3, joins: 7, callSeconds: 8220 },
  ]);
  expect(JSON.stringify(body)).not.toContain('Ada');
  for (const sort of ['name', 'calls', 'joins', 'callSeconds', 'previousSeconds', 'allSeconds']) {
    const asked = `/operator/usage?sort=${sort}&order=descending`;
    const whole = await house.get<{ items: { id: string }[] }>(asked, operator);
    // Company acme called, company other did not.
    if (sort !== 'name') expect(whole.items[0]?.id, sort).toBe(house.acme.id);
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const place = cursor && `&cursor=${cursor}`;
      const page: { items: { id: string }[]; nextCursor: string | null; total: number } = await house.get(
        `${asked}&limit=1${place}`,
        operator,
      );
      found.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(found, sort).toEqual(whole.items.map(({ id }) => id));
  }
});
