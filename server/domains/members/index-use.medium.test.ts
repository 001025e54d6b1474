import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Trx } from '../../platform/database/database.ts';
import { listStatement } from '../../platform/database/list-statement.ts';
import { buildCompany } from '../../testing/builders.ts';
import { openTestDatabase, type TestDatabase } from '../../testing/test-database.ts';
import { serverUrl } from '../../testing/test-server.ts';
import { searchOf, searchParties } from '../directory/index.ts';
import { keysetOf, listMembers, memberList } from './list.ts';

/** More than a company has that is always counted as a whole. */
const people = 10_500;

let test: TestDatabase;
let company: CompanyId;

/** Two companies with as many people each, by statements of the owner: one by one takes too long. */
async function fill(label: string): Promise<CompanyId> {
  const id = await buildCompany(test.database, { label, at: new Date() });
  await sql`
    insert into party (id, company_id, kind, name, email, address)
    select gen_random_uuid(), ${id}::uuid, 'member', md5(n::text) || ' ' || md5((n * 7)::text), md5(n::text) || '@people.example',
      'p' || n || '@' || ${label} || '.rotunda.test' from generate_series(1, ${people}::int) n`.execute(
    test.database.owner,
  );
  await sql`
    insert into member (id, company_id, account_id, full_name, email, address, last_seen_at)
    select id, company_id, gen_random_uuid(), name, email, address, now() from party where company_id = ${id}`.execute(
    test.database.owner,
  );
  return id;
}

beforeAll(async () => {
  if (!serverUrl()) return;
  test = await openTestDatabase();
  company = await fill('big');
  await fill('other');
  // As autovacuum does after a while: what waits in the list of a GIN index makes it look dear.
  await test.database.script('vacuum analyze party, member');
});
afterAll(() => test?.drop());

interface PlanNode {
  'Node Type': string;
  'Index Name'?: string;
  'Relation Name'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  Plans?: PlanNode[];
}

const nodesOf = (node: PlanNode): PlanNode[] => [node, ...(node.Plans ?? []).flatMap(nodesOf)];

const all = { limit: 50, order: 'ascending', sort: 'fullName' } as const;

/** Scans of members by the plan of a page's statement, which is carried out. */
async function scansOfMembers(query: Parameters<typeof listMembers>[2]): Promise<PlanNode[]> {
  const values: string[] = [company];
  const put = (value: unknown) => `$${values.push(String(value))}`;
  const statement = listStatement(memberList(query), keysetOf(query), searchOf(query.search, 'member'), put);
  const explain = sql<Record<string, [{ Plan: PlanNode }]>>`explain (analyze, format json) ${sql.join(
    statement.split(/\$(\d+)/).map((part, at) => (at % 2 === 0 ? sql.raw(part) : sql`${values[Number(part) - 1]}`)),
    sql``,
  )}`;
  const { rows } = await explain.execute(test.database.forCompany(company));
  const plan = Object.values(rows[0] ?? {})[0]?.[0].Plan ?? fail();
  return nodesOf(plan).filter(
    (node) =>
      node['Actual Loops'] > 0 && (node['Relation Name'] === 'member' || node['Index Name']?.startsWith('member_')),
  );
}

describe.runIf(serverUrl() !== null)('a company of some thousand members among others', () => {
  it.each([
    ['fullName', 'member_by_name'],
    ['email', 'member_by_email'],
    ['videoAddress', 'member_by_address'],
    ['accessRight', 'member_by_right'],
    ['status', 'member_by_status'],
    ['lastSeenAt', 'member_by_seen'],
  ] as const)(
    'has each page by %s from the index, deep ones too, and reads no more than the page',
    async (sort, index) => {
      const db = test.database.forCompany(company);
      for (const order of ['ascending', 'descending'] as const) {
        let cursor: string | undefined;
        for (const skipped of [0, 200, 200]) {
          const query = { ...all, sort, order };
          if (skipped > 0)
            cursor = (await listMembers(db, company, { ...query, limit: skipped, cursor })).page.nextCursor ?? '';
          const scans = await scansOfMembers({ ...query, cursor });
          expect(scans.map((scan) => scan['Index Name'])).toEqual([index]);
          expect(scans[0]?.['Actual Rows']).toBeLessThanOrEqual(51);
          expect(scans[0]?.['Rows Removed by Filter'] ?? 0).toBeLessThanOrEqual(1);
        }
      }
    },
  );

  it.each(['p1234', 'p1234@big', 'p77 people', 'poeple', 'nobody at all'])(
    'has a search for %s from the index',
    async (typed) => {
      const scans = await scansOfMembers({ ...all, search: typed });
      const indexes = scans.flatMap((scan) => scan['Index Name'] ?? []);
      expect(indexes).toContain('member_find');
      expect(new Set([...indexes, 'member_pkey'])).toEqual(new Set(['member_find', 'member_pkey']));
      expect(scans.map((scan) => scan['Node Type'])).not.toContain('Seq Scan');
    },
  );

  it('has three letters from the index of the parts of the order of names, and reads no more than it counts', async () => {
    for (const search of ['p12', '3f2']) {
      const scans = await scansOfMembers({ ...all, search });
      const indexes = new Set(scans.flatMap((scan) => scan['Index Name'] ?? []));
      expect(indexes).toEqual(new Set(['member_by_part', 'member_pkey']));
      expect(scans.map((scan) => scan['Node Type'])).not.toContain('Seq Scan');
    }
  });

  it.each(['3f2a9c', 'person 77', 'p1234@big', 'p1234@bgi'])('has parties like %s from the index', async (typed) => {
    const [before, after] = await test.database
      .forCompany(company)
      .transaction()
      .execute(async (trx) => {
        const earlier = await scansOfParties(trx);
        await sql`select count(*) from ${searchParties(typed, 'member')}`.execute(trx);
        return [earlier, await scansOfParties(trx)];
      });
    expect(after.seqScan).toBe(before.seqScan);
    expect(after.idxScan).toBeGreaterThan(before.idxScan);
  });
});

/** Since the server last counted them up, which it does once a second: those of transactions before are among them. */
async function scansOfParties(trx: Trx) {
  const { rows } = await sql<{ seqScan: number; idxScan: number }>`
    select seq_scan, idx_scan from pg_stat_xact_user_tables where relname = 'party'`.execute(trx);
  return rows[0] ?? fail();
}

function fail(): never {
  throw new Error('The database explained nothing.');
}
