import { sql } from 'kysely';
import type { CsvColumn } from '../../platform/http/csv-export.ts';
import { dayStart } from './facts.ts';
import { formatRoom, isPersonal } from './rooms-then.ts';
import type { Sight } from './sight.ts';

export interface ExportedLeg {
  leg: string;
  call: string;
  kind: string;
  room: string | null;
  party: string | null;
  partyKind: string;
  name: string;
  role: string;
  joinedAt: string;
  leftAt: string | null;
  seconds: number;
  endReason: string | null;
  client: string;
}

interface Row {
  id: string;
  callId: string;
  kind: string;
  roomId: string | null;
  roomName: string | null;
  personal: boolean;
  partyId: string | null;
  partyKind: string;
  name: string;
  role: string;
  joinedAt: Date;
  leftAt: Date | null;
  seconds: number;
  endReason: string | null;
  client: string;
  place: string;
}

/** Rows read at a time. */
const pageRows = 1000;

export const legColumns: readonly CsvColumn<ExportedLeg>[] = [
  { head: 'Leg', text: ({ leg }) => leg },
  { head: 'Call', text: ({ call }) => call },
  { head: 'Kind', text: ({ kind }) => kind },
  { head: 'Room', text: ({ room }) => room },
  { head: 'Party', text: ({ party }) => party },
  { head: 'Party kind', text: ({ partyKind }) => partyKind },
  { head: 'Name', text: ({ name }) => name },
  { head: 'Role', text: ({ role }) => role },
  { head: 'Joined', time: ({ joinedAt }) => new Date(joinedAt) },
  { head: 'Left', time: ({ leftAt }) => (leftAt === null ? null : new Date(leftAt)) },
  { head: 'Seconds', text: ({ seconds }) => seconds },
  { head: 'End', text: ({ endReason }) => endReason },
  { head: 'Browser or system', text: ({ client }) => client },
];

/** The legs that started in the period, oldest first, a page in a statement of its own. */
export async function* readLegPages(sight: Sight): AsyncGenerator<readonly ExportedLeg[]> {
  const { db, company, timeZone, period } = sight;
  let [at, id] = ['-infinity', '00000000-0000-0000-0000-000000000000'];
  for (;;) {
    const { rows } = await sql<Row>`
      select f.id, f.call_id, f.kind, f.room_id, c.room_name, ${isPersonal(sql`f.room_id`)} as personal,
        f.party_id, f.party_kind, l.name, l.role, f.joined_at, f.left_at, extract(epoch from f.ends_at - f.starts_at)::float8 as seconds,
        l.end_reason, f.client, f.joined_at::text as place
      from leg_fact f join leg l on l.company_id = f.company_id and l.id = f.id
      left join call c on c.company_id = f.company_id and c.id = f.call_id
      left join usage_who r on r.company_id = f.company_id and r.id = f.room_id
      where f.company_id = ${company} and f.joined_at >= ${dayStart(period.from, timeZone)} and f.joined_at < ${dayStart(period.to, timeZone, 1)}
        and f.joined_at >= ${at}::timestamptz and (f.joined_at, f.id) > (${at}::timestamptz, ${id}::uuid)
      order by f.joined_at, f.id limit ${pageRows}`.execute(db);
    yield rows.map((row) => present(sight, row));
    const last = rows.at(-1);
    if (!last || rows.length < pageRows) return;
    [at, id] = [last.place, last.id];
  }
}

function present(sight: Sight, row: Row): ExportedLeg {
  const { kind, partyKind, role, seconds, endReason, client } = row;
  const person = sight.showPerson({ id: row.partyId, kind: partyKind, name: row.name });
  return {
    leg: sight.showId(row.id),
    call: sight.showId(row.callId),
    ...{ kind, partyKind, role, seconds, endReason, client },
    room: formatRoom(sight, { ...row, roomAddress: null })?.name ?? null,
    party: person.id,
    name: person.name,
    joinedAt: sight.showTime(row.joinedAt),
    leftAt: row.leftAt ? sight.showTime(row.leftAt) : null,
  };
}
