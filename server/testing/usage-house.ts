import { sql } from 'kysely';
import { expect } from 'vitest';
import { newId } from '../platform/random.ts';
import { FixedClock } from './fixed-clock.ts';
import type { TestPerson } from './test-company.ts';
import { startTestService } from './test-service.ts';

export const march = 'from=2026-03-01&to=2026-03-31';

type Part = readonly [TestPerson | null, number, number];

/** A service with a company that called in March 2026, and another that did not. */
export async function startUsageHouse({ mail = false } = {}) {
  const clock = new FixedClock('2026-03-20T12:00:00.000Z');
  const service = await startTestService({ clock, mail });
  const { database } = service.platform;
  const [acme, other] = [await service.company('acme'), await service.company('other')];
  const [ada, ben] = [await acme.person('ada.lind'), await acme.person('ben.moe')];
  const team = newId();
  await sql`insert into party (id, company_id, kind, name, address)
    values (${team}, ${acme.id}, 'room', 'Fjord', 'fjord@acme.example')`.execute(database.owner);
  const { rows } = await sql<{ id: string }>`select id from room where owner_id = ${ada.id}`.execute(database.owner);
  const rooms = { team, ada: rows[0]?.id ?? '' };

  async function record(kind: 'meeting' | 'direct', room: string | null, start: string, parts: readonly Part[]) {
    const [call, started] = [newId(), Date.parse(start)];
    const at = (seconds: number) => new Date(started + seconds * 1000);
    await database
      .forCompany(acme.id)
      .transaction()
      .execute(async (trx) => {
        await sql`insert into call (id, company_id, kind, room_id, room_name, engine, started_at, ended_at, unanswered)
          values (${call}, ${acme.id}, ${kind}, ${room}, ${room && 'Fjord then'}, 'fake', ${at(0)}, ${at(3600)}, ${parts.length === 0})`.execute(
          trx,
        );
        for (const [person, from, to] of parts) {
          await sql`insert into leg (id, company_id, call_id, call_kind, room_id, party_kind, party_id, name, role, joined_at, left_at, alive_at, end_reason, engine, browser)
            values (${newId()}, ${acme.id}, ${call}, ${kind}, ${room}, ${person ? 'member' : 'guest'}, ${person?.id ?? null}, ${person ? 'Then' : '=cmd()'}, 'guest',
              ${at(from)}, ${at(to)}, ${at(to)}, 'left', 'fake', ${person ? 'Firefox' : 'Safari'})`.execute(trx);
        }
      });
    return call;
  }

  await record('meeting', rooms.team, '2026-03-02T09:00:10Z', [
    [ada, 0, 1800],
    [ben, 60, 1200],
    [null, 120, 600],
  ]);
  await record('meeting', rooms.ada, '2026-03-03T22:50:00Z', [
    [ada, 0, 1200],
    [ben, 0, 1200],
  ]);
  await record('direct', null, '2026-03-04T10:00:00Z', [
    [ada, 0, 300],
    [ben, 0, 300],
  ]);
  await record('direct', null, '2026-03-05T10:00:00Z', []);
  // Over the end of the month before, and in it.
  await record('meeting', rooms.team, '2026-02-28T22:30:00Z', [[ben, 0, 3600]]);

  /** What the company's administrator reads. */
  async function get<Body>(path: string, client = acme.administrator.client): Promise<Body> {
    const { status, body } = await client.get<Body>(path);
    expect(status, path).toBe(200);
    return body;
  }
  return { clock, service, acme, other, ada, ben, rooms, record, get };
}

export type UsageHouse = Awaited<ReturnType<typeof startUsageHouse>>;
