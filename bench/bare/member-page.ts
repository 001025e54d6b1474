// Baseline of `member-page`: the statements of the product's page, prepared, on a pool of the same size, and an answer of
// the same shape. No session, no row-level security, no validation, no log.
import { createServer } from 'node:http';
import { Pool, types } from 'pg';

types.setTypeParser(types.builtins.INT8, Number);
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10, options: '-c jit=off' });
const { rows: companies } = await pool.query('select company_id as id from member where email = $1', [
  process.env.COMPANY_OF,
]);
const company: string = companies[0].id;

const statements = {
  member: 'select * from member where company_id = $1 and id = $2 and removed_at is null',
  room: `select * from room where company_id = $1 and owner_id = $2 and kind = 'personal'`,
  others: `select id from member where company_id = $1 and access_right = 'administrator' and status = 'active'
    and removed_at is null and id != $2 limit 1`,
  presence: `select distinct party_id from live_party where company_id = $1 and party_id = $2 and state = 'in'`,
  systems: `select id, name, address, state, last_seen_at from video_system
    where company_id = $1 and member_id = $2 and removed_at is null order by name, id`,
};

const read = async (name: keyof typeof statements, id: string) =>
  (await pool.query({ name, text: statements[name], values: [company, id] })).rows;

async function view(id: string) {
  const [member] = await read('member', id);
  const [room] = await read('room', id);
  const others = await read('others', id);
  const presence = await read('presence', id);
  const systems = await read('systems', id);
  const spare = member.access_right !== 'administrator' || member.status !== 'active' || others.length > 0;
  return {
    id: member.id,
    fullName: member.full_name,
    email: member.email,
    videoAddress: member.address,
    accessRight: member.access_right,
    status: member.status,
    lastSeenAt: member.last_seen_at?.toISOString() ?? null,
    presence: presence.length > 0 ? 'in-call' : 'offline',
    version: member.version,
    joinedAt: member.joined_at.toISOString(),
    room: {
      id: room.id,
      name: room.name,
      videoAddress: room.address,
      link: `http://localhost/meet/${room.address}`,
      hostPin: room.host_pin,
      guestPin: room.guest_pin,
      lobby: room.lobby,
      version: room.version,
    },
    videoSystems: systems.map((system) => ({
      id: system.id,
      name: system.name,
      videoAddress: system.address,
      state: system.state,
    })),
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
