import { sql } from 'kysely';
import type { z } from 'zod';
import type { usageLive } from '../../../contract/usage-values.ts';
import { formatRoom } from './rooms-then.ts';
import type { Sight } from './sight.ts';

const mostCalls = 200;
const mostParties = 50;

interface Row {
  id: string;
  kind: 'meeting' | 'direct';
  startedAt: Date;
  roomId: string | null;
  roomName: string | null;
  roomAddress: string | null;
  partyCount: number;
  parties: {
    id: string | null;
    kind: 'member' | 'guest' | 'video-system';
    name: string;
    role: 'host' | 'guest';
    joinedAt: string;
  }[];
}

/** The calls that have an open leg, the newest first. */
export async function readLive(sight: Sight, at: Date): Promise<z.infer<typeof usageLive>> {
  const { db, company } = sight;
  const open = sql`select * from leg where company_id = ${company} and left_at is null and not elsewhere`;
  const [counts, calls] = await Promise.all([
    sql<{ calls: number; legs: number }>`
      select count(distinct call_id)::int as calls, count(*)::int as legs from (${open}) as open`.execute(db),
    sql<Row>`
      select c.id, c.kind, c.started_at, c.room_id, c.room_name, c.room_address, here.*
      from call c join (
        select call_id, count(distinct coalesce(party_id, id))::int as party_count,
          (array_agg(json_build_object('id', party_id, 'kind', party_kind, 'name', name, 'role', role, 'joinedAt', joined_at) order by joined_at, id))[1:${mostParties}] as parties
        from (${open}) as open group by call_id
      ) as here on here.call_id = c.id
      where c.company_id = ${company} order by c.started_at desc, c.id desc limit ${mostCalls}`.execute(db),
  ]);
  return {
    at: at.toISOString(),
    calls: counts.rows[0]?.calls ?? 0,
    legs: counts.rows[0]?.legs ?? 0,
    items: calls.rows.map((row) => ({
      id: row.id,
      kind: row.kind,
      startedAt: row.startedAt.toISOString(),
      room: formatRoom(sight, { ...row, personal: false }),
      partyCount: row.partyCount,
      parties: row.parties.map(({ joinedAt, ...party }) => ({ ...party, joinedAt: new Date(joinedAt).toISOString() })),
    })),
  };
}
