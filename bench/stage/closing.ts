import { Client } from 'pg';
import type { CallId, CompanyId, LegId } from '../../contract/ids.ts';
import { closeLegs } from '../../server/domains/call-records/index.ts';
import type { Database } from '../../server/platform/database/database.ts';
import { announceChange } from '../../server/platform/live/changes.ts';

/** Calls that end, legs in each, and how many end at the same moment. */
const size = { calls: 200, legs: 20, atOnce: 4 };
/** On a day on which the company has calls as on any other, which is counted again. */
const joinedAt = '2026-10-28T09:00:00Z';
const leftAt = new Date('2026-10-28T09:30:00Z');

const columns = `id, company_id, call_id, call_kind, room_id, party_kind, party_id, name, role, joined_at, left_at, alive_at, engine,
  end_reason, browser`;
const rowsOf = (end: string) => `
  select gen_random_uuid(), $1::uuid, call, 'meeting', room, 'member', id, full_name, 'guest', '${joinedAt}', ${end},
    '${leftAt.toISOString()}', 'mesh', case when ${end} is null then null else 'left' end, 'Chrome'
  from (select unnest($2::uuid[]) as call) as calls,
    (select id from room where company_id = $1::uuid and kind = 'personal' limit 1) as room (room),
    (select id, full_name from member where company_id = $1::uuid and removed_at is null order by id limit ${size.legs}) as people`;

/** Runs for each call, so many at once, and gives the legs a second. */
async function perSecond(
  calls: readonly string[],
  run: (call: string, lane: number) => Promise<unknown>,
  end = async () => {},
) {
  const waiting = calls.values();
  const began = performance.now();
  const lane = async (_: unknown, number: number) => {
    for (const call of waiting) await run(call, number);
  };
  await Promise.all(Array.from({ length: size.atOnce }, lane));
  await end();
  return (calls.length * size.legs * 1000) / (performance.now() - began);
}

async function beginCalls(client: Client, company: string): Promise<string[]> {
  const { rows } = await client.query<{ id: string }>(
    `insert into call (id, company_id, kind, room_id, engine, started_at)
      select gen_random_uuid(), $1, 'meeting', (select id from room where company_id = $1 and kind = 'personal' limit 1), 'mesh', '${joinedAt}'
      from generate_series(1, ${size.calls}) returning id`,
    [company],
  );
  return rows.map(({ id }) => id);
}

/**
 * Legs a second that the product closes, a call with 20 legs in each transaction, until `counted` says that all figures hold
 * them.
 */
export async function closeCalls(
  { database, client, company }: { database: Database; client: Client; company: string },
  counted: () => Promise<void>,
): Promise<number> {
  const home = company as CompanyId;
  const calls = await beginCalls(client, company);
  await client.query(`insert into leg (${columns}) ${rowsOf('null::timestamptz')}`, [company, calls]);
  const { rows } = await client.query<{ id: LegId; call: CallId }>(
    'select id, call_id as call from leg where company_id = $1 and call_id = any($2::uuid[])',
    [company, calls],
  );
  const legsOf = Map.groupBy(rows, ({ call }) => String(call));
  const ports = {
    onLegClosed: (...[trx, of]: Parameters<Parameters<typeof closeLegs>[5]['onLegClosed']>) =>
      announceChange(trx, of, 'usage'),
  };
  const close = (call: string) => {
    const legs = (legsOf.get(call) ?? []).map(({ id }) => ({ leg: id, home: null }));
    return database
      .forCompany(home)
      .transaction()
      .execute((trx) => closeLegs(trx, home, legs, leftAt, 'left', ports));
  };
  return perSecond(calls, close, counted);
}

/** Legs a second by plain inserts of the same legs, as many in each transaction, without triggers and checks of references. */
export async function insertCalls(client: Client, url: string, company: string): Promise<number> {
  const calls = await beginCalls(client, company);
  const lanes = await Promise.all(
    Array.from({ length: size.atOnce }, async () => {
      const lane = new Client({ connectionString: url, options: '-c session_replication_role=replica' });
      await lane.connect();
      return lane;
    }),
  );
  const text = `insert into leg (${columns}) ${rowsOf(`timestamptz '${leftAt.toISOString()}'`)}`;
  const rate = await perSecond(calls, (call, lane) => {
    const connection = lanes[lane];
    if (!connection) throw new Error('there are as many connections as lanes');
    return connection.query({ name: 'insert', text, values: [company, [call]] });
  });
  await Promise.all(lanes.map((lane) => lane.end()));
  return rate;
}
