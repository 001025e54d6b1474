import { sql } from 'kysely';
import type { PartyKind } from '../../../contract/directory.ts';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Database, Db, Trx } from '../../platform/database/database.ts';
import { parseAddress } from './address.ts';
import './tables.ts';

export interface Resolved {
  company: CompanyId;
  party: string;
  kind: PartyKind;
}

/**
 * Whom a dialled address reaches, in whatever company; null where nobody. Aliases count, holds and invitations don't.
 * `at` is the database's own time where absent.
 */
export async function resolveAddress(database: Database, address: string, at?: Date): Promise<Resolved | null> {
  const parsed = parseAddress(address);
  if (!parsed) return null;
  const { rows } = await sql<{ companyId: CompanyId; partyId: string; kind: PartyKind }>`
    select * from resolve_address(${parsed.address}, coalesce(${at ?? null}::timestamptz, now()))`.execute(
    database.resolver,
  );
  const [found] = rows;
  return found ? { company: found.companyId, party: found.partyId, kind: found.kind } : null;
}

/** Whether an address could be taken by `party` (null for a new one). Over all companies; tells nothing else. */
export async function isAddressFree(db: Db, address: string, party: string | null, at: Date): Promise<boolean> {
  const { rows } = await sql<{ free: boolean }>`select address_free(${address}, ${party}, ${at}) as free`.execute(db);
  return rows[0]?.free ?? false;
}

/** All addresses of a party: the current one, aliases, holds. */
export async function addressesOf(db: Db, company: CompanyId, party: string): Promise<string[]> {
  const rows = await db
    .selectFrom('videoAddress')
    .select('address')
    .where('companyId', '=', company)
    .where('partyId', '=', party)
    .execute();
  return rows.map(({ address }) => address);
}

/** Lets go of an alias or hold that has ended, whoever had it. `at` is the database's own time where absent. */
export const releaseEndedAddress = (trx: Trx, address: string, at?: Date) =>
  sql`select release_ended_address(${address}, coalesce(${at ?? null}::timestamptz, now()))`.execute(trx);

export const partyOf = (db: Db, company: CompanyId, party: string) =>
  db.selectFrom('party').selectAll().where('companyId', '=', company).where('id', '=', party).executeTakeFirst();

/** Those of these parties that the company's directory has. */
export async function listedAmong(
  db: Db,
  company: CompanyId,
  parties: readonly string[],
): Promise<ReadonlySet<string>> {
  if (parties.length === 0) return new Set();
  const rows = await db
    .selectFrom('party')
    .select('id')
    .where('companyId', '=', company)
    .where('id', 'in', parties)
    .where('listed', '=', true)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

/** Notes that a party was here. At most once a minute, so that reading does not become writing. */
export async function touchLastSeen(db: Db, company: CompanyId, party: string, at: Date): Promise<void> {
  await db
    .updateTable('party')
    .set({ lastSeenAt: at })
    .where('companyId', '=', company)
    .where('id', '=', party)
    .where((eb) => eb.or([eb('lastSeenAt', 'is', null), eb('lastSeenAt', '<', new Date(at.getTime() - 60_000))]))
    .execute();
}

/** The name of a party, for the activity log. */
export async function nameOfParty(db: Db, company: CompanyId, party: string): Promise<string | null> {
  return (await partyOf(db, company, party))?.name ?? null;
}
