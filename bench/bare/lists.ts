// Baseline of `lists`: pages of members by plain statements on the same tables and indexes, prepared, on a pool of the
// same size, and answers of the same shape. No session, no row-level security, no validation, no log.
import { createServer } from 'node:http';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c jit=off' });
const { rows: companies } = await pool.query('select company_id as id from member where email = $1', [
  process.env.COMPANY_OF,
]);
const company: string = companies[0].id;

const keysOf: Record<string, readonly [column: keyof Row, type: string][]> = {
  fullName: [['name_key', 'text']],
  email: [['email', 'text']],
  videoAddress: [['address', 'text']],
  accessRight: [
    ['access_right', 'text'],
    ['name_key', 'text'],
  ],
  status: [
    ['status', 'text'],
    ['name_key', 'text'],
  ],
  lastSeenAt: [['seen_key', 'timestamptz']],
};

const limit = 50;
const total = `(select sum(amount)::int from tally where company_id = $1 and list = 'members')`;
const licencesLeft = `(select greatest(total - used, 0) from licence where company_id = $1 and kind = 'member')`;
const ofCompany = 'm.company_id = $1 and m.removed_at is null';
const exact = `select m.id, m.name_key from member m where ${ofCompany} and m.search like (select fragment($2))`;
const near = `select m.id, m.name_key from member m where ${ofCompany}
  and m.spellings && (select misspellings(search_text($2)))`;
const alike = `select m.id, m.name_key from member m where ${ofCompany}
  and m.id = any(array(select party_id from like_parties($2, 'member', true)))`;

const columnsOf = (whole: string) => `
  m.id, m.full_name, m.email, m.address, m.access_right, m.status, m.last_seen_at, m.version,
  exists (select from party_in_call c where c.company_id = m.company_id and c.party_id = m.id) as in_call,
  ${whole} as total, ${licencesLeft} as licences_left, m.name_key, m.seen_key::text as seen_key`;

interface Row {
  id: string;
  full_name: string;
  email: string;
  address: string;
  access_right: string;
  status: string;
  last_seen_at: Date | null;
  version: number;
  in_call: boolean;
  total: number;
  licences_left: number;
  name_key: string;
  seen_key: string;
}

async function pageOf(sort: string, cursor: string | null): Promise<Row[]> {
  const keys = [...(keysOf[sort] ?? []), ['id', 'uuid'] as const];
  const order = keys.map(([column]) => `m.${column}`).join(', ');
  const [, ...place] = cursor ? JSON.parse(Buffer.from(cursor, 'base64url').toString()) : [];
  const there = keys.map(([, type], at) => `$${at + 2}::${type}`).join(', ');
  const text = `select ${columnsOf(total)} from member m
    where ${ofCompany} ${cursor ? `and (${order}) > (${there})` : ''} order by ${order} limit ${limit + 1}`;
  return (await pool.query({ name: `${sort} ${cursor !== null}`, text, values: [company, ...place] })).rows;
}

/** First what fits; where nothing does, what is one letter away, or like it. */
async function search(typed: string): Promise<Row[]> {
  const find = (name: string, hits: string) => {
    const text = `
      with ${hits} select ${columnsOf('(select count(*)::int from hit)')}
      from (select id from hit order by name_key, id limit ${limit + 1}) page join member m using (id)
      order by m.name_key, m.id`;
    return pool.query<Row>({ name, text, values: [company, typed] });
  };
  const { rows } = await find('exact', `hit as materialized (${exact})`);
  if (rows.length > 0) return rows;
  const hits = `near as materialized (${near}),
    hit as materialized (select * from near union all ${alike} and not exists (select from near))`;
  return (await find('otherwise', hits)).rows;
}

async function answer({ searchParams }: URL) {
  const typed = searchParams.get('search');
  const sort = searchParams.get('sort') ?? 'fullName';
  const rows = typed === null ? await pageOf(sort, searchParams.get('cursor')) : await search(typed);
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const place = last && [...(keysOf[sort] ?? []).map(([column]) => last[column]), last.id];
  return {
    nextCursor: place
      ? Buffer.from(JSON.stringify([`members ${sort} ascending`, ...place])).toString('base64url')
      : null,
    total: rows[0]?.total ?? 0,
    items: shown.map((row) => ({
      id: row.id,
      fullName: row.full_name,
      email: row.email,
      videoAddress: row.address,
      accessRight: row.access_right,
      status: row.status,
      lastSeenAt: row.last_seen_at?.toISOString() ?? null,
      presence: row.in_call ? 'in-call' : 'offline',
      version: row.version,
    })),
    licencesLeft: rows[0]?.licences_left ?? null,
  };
}

const server = createServer(async (request, response) => {
  const url = new URL(request.url ?? '', 'http://localhost');
  const body = url.pathname === '/ready' ? '{}' : JSON.stringify(await answer(url));
  const length = Buffer.byteLength(body);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': length }).end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await pool.end();
});
