import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Secrets } from '../../platform/config/secrets.ts';
import type { Database, Db } from '../../platform/database/database.ts';
import { networkOf } from '../../platform/http/network.ts';
import { Problem } from '../../platform/http/problem.ts';
import { resolveAddress } from '../directory/index.ts';

/** Addresses that no room has and that one origin may ask for at once; a whole office mistypes less often. */
const burst = 60;
const perSecond = 1 / 6;

/** Rows that the table may have, however many networks somebody has. */
const mostOrigins = 20_000;

interface RoomFinder {
  database: Database;
  secrets: Secrets;
}

/**
 * Looks for what somebody asks for by an address; null where it is not there, which is counted. Who asks for many such
 * addresses is refused with `too_many_requests`, on whatever node, until fewer are counted.
 */
export async function lookUnderLimit<Found>(
  { database, secrets }: RoomFinder,
  origin: string,
  now: Date,
  look: () => Promise<Found | null>,
): Promise<Found | null> {
  const { resolver } = database;
  const subject = secrets.digest('address-miss', networkOf(origin));
  const { rows } = await sql<{ wait: number }>`
    select address_miss_wait(${subject}, ${now}, ${burst}::float8, ${perSecond}::float8) as wait`.execute(resolver);
  const wait = Math.ceil(rows[0]?.wait ?? 0);
  if (wait > 0) throw new Problem('too_many_requests', { retryAfter: wait });
  const found = await look();
  if (found === null) {
    await sql`select note_address_miss(${subject}, ${now}, ${perSecond}::float8, ${mostOrigins})`.execute(resolver);
  }
  return found;
}

/** The room of an address, for whoever asks, under that limit. An address that no room has is told as `room_not_found`. */
export async function findRoom(
  finder: RoomFinder,
  address: string,
  origin: string,
  now: Date,
): Promise<{ company: CompanyId; party: string }> {
  const found = await lookUnderLimit(finder, origin, now, async () => {
    const party = await resolveAddress(finder.database, address, now);
    return party?.kind === 'room' ? party : null;
  });
  if (!found) throw new Problem('room_not_found');
  return found;
}

/** Forgets origins whose misses count no more, of every node; as the owner. */
export async function sweepAddressMisses(owner: Db, now: Date): Promise<void> {
  await sql`delete from address_miss
    where at < ${now}::timestamptz - make_interval(secs => level / ${perSecond}::float8)`.execute(owner);
}
