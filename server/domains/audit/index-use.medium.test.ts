import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Trx } from '../../platform/database/database.ts';
import { buildCompany } from '../../testing/builders.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { serverUrl } from '../../testing/test-server.ts';
import { type ActivityChoice, countActivity, listActivity, pageOfActivity } from './list.ts';

const rare = '00000000-0000-7000-8000-000000000001';

let test: TestDatabase;
let company: CompanyId;

/** A company that signs in all day; a thousandth of its acts are something else, one of them by somebody rare. */
async function fill(label: string, entries: number): Promise<CompanyId> {
  const id = await buildCompany(test.database, { label, at: new Date() });
  await sql`
    insert into activity (id, company_id, at, actor_kind, actor_id, actor_name, act, object_kind, object_id, object_name, origin)
    select gen_random_uuid(), ${id}::uuid, now() - make_interval(secs => n * 60), 'member',
      case when n = 77000 then ${rare}::uuid else md5((n % 500)::text)::uuid end, 'Person ' || md5((n % 500)::text),
      case when n % 1000 = 0 then 'team-room.changed' else 'session.started' end,
      case when n % 1000 = 0 then 'team-room' else 'session' end, md5(n::text)::uuid,
      case when n = 77000 then 'Zanzibar' else 'Firefox 140 on Linux' end, '192.0.2.' || (n % 200)
      from generate_series(1, ${entries}::int) n`.execute(test.database.owner);
  await sql`insert into activity_seal (company_id, position, activity_id, link, payload_digest)
    select company_id, row_number() over (order by at, id), id, '', '' from activity where company_id = ${id}`.execute(
    test.database.owner,
  );
  return id;
}

beforeAll(async () => {
  if (!serverUrl()) return;
  test = await openTestDatabase();
  company = await fill('big', 100_000);
  await fill('other', 10_000);
  await test.database.script('vacuum analyze activity, activity_seal');
}, 60_000);
afterAll(() => test?.drop());

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows': number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const all = { sort: 'at', order: 'descending', limit: 50 } as const;
const zone = 'Europe/Oslo';

async function scans(asked: Partial<ActivityChoice> & { cursor?: string }): Promise<PlanNode[]> {
  const db = test.database.forCompany(company);
  const query = pageOfActivity(db, company, zone, { ...all, ...asked });
  const plans = await query.explain<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>('json', sql`analyze`);
  const plan = Object.values(plans[0] ?? {})[0]?.[0]?.Plan;
  if (!plan) throw new Error('there is no plan');
  return nodesOf(plan).filter((node) => node['Relation Name'] === 'activity');
}

/** How often the table and an index were scanned so far in a transaction. */
async function counted(trx: Trx) {
  const { rows } = await sql<{ table: number; search: number; time: number }>`
    select pg_stat_get_xact_numscans('activity'::regclass) as table,
      pg_stat_get_xact_numscans('activity_search'::regclass) as search,
      pg_stat_get_xact_numscans('activity_by_time'::regclass) as time`.execute(trx);
  return rows[0] ?? { table: 0, search: 0, time: 0 };
}

describe.runIf(serverUrl() !== null)('a log of 100,000 entries beside another', () => {
  it.each([
    ['the whole log', {}, 'activity_by_time', 51],
    ['the oldest first', { order: 'ascending' }, 'activity_by_time', 51],
    ['a period', { from: '2026-01-01', to: '2100-01-01' }, 'activity_by_time', 51],
    ['somebody rare', { actor: rare }, 'activity_by_actor', 1],
    ['a rare kind', { kind: 'team-room' }, 'activity_by_kind', 51],
    ['a rare act', { act: 'team-room.changed' }, 'activity_by_act', 51],
    ['a kind that there is not', { kind: 'nothing' }, 'activity_by_kind', 0],
    ['an object', { object: rare }, 'activity_by_object', 0],
  ] as const)('has %s from an index, and reads no more than the page', async (_what, asked, index, most) => {
    const found = await scans(asked);
    expect(found.map((node) => node['Index Name'])).toEqual([index]);
    expect(found[0]?.['Actual Rows']).toBeLessThanOrEqual(most);
  });

  it('has a deep page from the index as the first', async () => {
    const db = test.database.forCompany(company);
    const { nextCursor } = await listActivity(db, company, zone, { ...all, limit: 50_000 });
    const [scan] = await scans({ cursor: nextCursor ?? '' });
    expect(scan).toMatchObject({ 'Index Name': 'activity_by_time' });
    expect(scan?.['Actual Rows']).toBeLessThanOrEqual(51);
  });

  it('finds what few entries hold by the index of the search, and what many hold along the time', async () => {
    const db = test.database.forCompany(company);
    const find = (search: string) =>
      db.transaction().execute(async (trx) => {
        const before = await counted(trx);
        const { items } = await listActivity(trx, company, zone, { ...all, search });
        const after = await counted(trx);
        expect(after.table).toBe(before.table);
        return { found: items.length, search: after.search - before.search, time: after.time - before.time };
      });
    expect(await find('zanzibar')).toMatchObject({ found: 1, search: 1 });
    expect(await find('zanzibra')).toMatchObject({ found: 1 });
    expect(await find('nobody of that name')).toMatchObject({ found: 0 });
    expect(await find('firefox')).toMatchObject({ found: 50, search: 0, time: 1 });
  });

  it('counts up to 10,000, and says that there are more', async () => {
    const db = test.database.forCompany(company);
    const count = (asked: Partial<ActivityChoice>) => countActivity(db, company, zone, { ...all, ...asked });
    expect(await count({})).toEqual({ total: 10_000, totalIsLeast: true });
    expect(await count({ kind: 'team-room' })).toEqual({ total: 100, totalIsLeast: false });
    expect(await count({ search: 'firefox' })).toEqual({ total: 10_000, totalIsLeast: true });
    expect(await count({ search: 'zanzibar' })).toEqual({ total: 1, totalIsLeast: false });
  });
});
