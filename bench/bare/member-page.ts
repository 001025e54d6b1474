// Baseline of `member-page`: the product's one statement on the same tables, prepared, on a pool of the same size, and an
// answer of the same shape. No session, no row-level security, no validation, no log.
import { createServer } from 'node:http';
import { Pool } from 'pg';

const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c jit=off' });
const { rows: companies } = await pool.query('select company_id as id from member where email = $1', [
  process.env.COMPANY_OF,
]);
const company: string = companies[0].id;

const text = `
  select m.id, m.full_name, m.email, m.address, m.access_right, m.status, m.last_seen_at, m.joined_at, m.version,
    r.id as room_id, r.name as room_name, r.address as room_address, r.host_pin, r.guest_pin, r.lobby,
    r.version as room_version,
    exists (select from member o where o.company_id = m.company_id and o.access_right = 'administrator'
      and o.status = 'active' and o.removed_at is null and o.id <> m.id) as has_other,
    exists (select from party_in_call c where c.company_id = m.company_id and c.party_id = m.id) as in_call,
    coalesce((select json_agg(json_build_object('id', s.id, 'name', s.name, 'videoAddress', s.address,
      'state', s.state) order by s.name, s.id) from twinned_system s
      where s.company_id = m.company_id and s.member_id = m.id), '[]') as video_systems,
    coalesce((select json_agg(json_build_object('address', a.address, 'until', a.until) order by a.until desc, a.address)
      from party_alias a where a.company_id = m.company_id and a.party_id = m.id), '[]') as aliases
  from member m join personal_room r on r.company_id = m.company_id and r.owner_id = m.id
  where m.company_id = $1 and m.id = $2 and m.removed_at is null`;

function presentAliases(aliases: { address: string; until: string }[]) {
  const now = Date.now();
  return aliases
    .map(({ address, until }) => ({ videoAddress: address, until: new Date(until) }))
    .filter(({ until }) => until.getTime() > now)
    .map(({ videoAddress, until }) => ({ videoAddress, until: until.toISOString() }));
}

async function view(id: string) {
  const { rows } = await pool.query({ name: 'page', text, values: [company, id] });
  const [row] = rows;
  const spare = row.access_right !== 'administrator' || row.status !== 'active' || row.has_other;
  return {
    id: row.id,
    fullName: row.full_name,
    email: row.email,
    videoAddress: row.address,
    accessRight: row.access_right,
    status: row.status,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    presence: row.in_call ? 'in-call' : 'offline',
    version: row.version,
    joinedAt: row.joined_at.toISOString(),
    room: {
      id: row.room_id,
      name: row.room_name,
      videoAddress: row.room_address,
      link: `http://localhost/meet/${row.room_address}`,
      hostPin: row.host_pin,
      guestPin: row.guest_pin,
      lobby: row.lobby,
      version: row.room_version,
    },
    videoSystems: row.video_systems,
    aliases: presentAliases(row.aliases),
    can: { edit: true, changeAccessRight: spare, suspend: spare, remove: spare },
  };
}

const server = createServer(async (request, response) => {
  const id = request.url?.split('/').at(-1) ?? '';
  const body = id === 'ready' ? '{}' : JSON.stringify(await view(id));
  const length = Buffer.byteLength(body);
  response.writeHead(200, { 'content-type': 'application/json; charset=utf-8', 'content-length': length }).end(body);
});
server.listen(Number(process.env.PORT), '127.0.0.1');
process.once('SIGTERM', async () => {
  server.close();
  server.closeAllConnections();
  await pool.end();
});
