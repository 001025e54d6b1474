import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Payload, Place } from './chain.ts';
import './tables.ts';

/** An entry as the chain reads it: times as texts to the microsecond, JSON as the database writes it. */
export interface Entry extends Payload {
  id: string;
  at: string;
  act: string;
  erasedAt: string | null;
  erasureProof: string | null;
}

/** A sealed place, with its entry where that is still there. */
export interface Sealed {
  position: number;
  activityId: string;
  link: string;
  payloadDigest: string;
  salt: string | null;
  entry: Entry | null;
}

/** UTC to the microsecond. */
const exact = (column: string) => sql`to_char(${sql.ref(column)} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

/** The same of a time of this process. */
export const exactText = (at: Date): string => at.toISOString().replace('Z', '000Z');

/** Of `activity a`, for an `Entry`. */
export const entryColumns = sql`a.id, ${exact('a.at')} as at, a.act, a.actor_kind, a.actor_id, a.actor_name, a.object_kind,
  a.object_id, a.object_name, a.origin, a.via, a.before::text as before, a.after::text as after,
  ${exact('a.erased_at')} as erased_at, a.erasure_proof`;

/** Holds a company's chain for the transaction: one seals, erases or cuts at a time. Acts know nothing of it. */
export const holdChain = async (trx: Trx, company: CompanyId): Promise<void> => {
  await sql`select pg_advisory_xact_lock(730171, hashtext(${company}))`.execute(trx);
};

/** Companies with entries to seal; as the owner. */
export async function companiesToSeal(owner: Db): Promise<CompanyId[]> {
  const rows = await owner.selectFrom('activityUnsealed').select('companyId').distinct().execute();
  return rows.map(({ companyId }) => companyId);
}

/** The next entries to seal, in order of time, as far as they are committed. */
export async function unsealedEntries(db: Db, company: CompanyId, most: number): Promise<Entry[]> {
  const { rows } = await sql<Entry>`
    select ${entryColumns} from activity_unsealed u
      join activity a on a.id = u.activity_id and a.company_id = u.company_id
      where u.company_id = ${company} order by a.at, a.id limit ${most}`.execute(db);
  return rows;
}

export interface Seal extends Place {
  activityId: string;
  payloadDigest: string;
  salt: string;
}

/** Adds links to the chain, and takes their entries off the list of those to seal. */
export async function insertSeals(trx: Trx, company: CompanyId, seals: readonly Seal[]): Promise<void> {
  const ids = seals.map(({ activityId }) => activityId);
  await sql`insert into activity_seal (company_id, position, activity_id, link, payload_digest, salt)
    select ${company}::uuid, * from unnest(${seals.map(({ position }) => position)}::integer[], ${ids}::uuid[],
      ${seals.map(({ link }) => link)}::text[], ${seals.map((seal) => seal.payloadDigest)}::text[],
      ${seals.map(({ salt }) => salt)}::text[])`.execute(trx);
  await sql`delete from activity_unsealed where company_id = ${company} and activity_id = any(${ids}::uuid[])`.execute(
    trx,
  );
}

/** The last link; undefined where there is none, or where retention took all. */
export const lastSeal = (db: Db, company: CompanyId): Promise<Place | undefined> =>
  db
    .selectFrom('activitySeal')
    .select(['position', 'link'])
    .where('companyId', '=', company)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();

export interface Checkpoint extends Place {
  at: string;
  signature: string;
}

export async function checkpointOf(db: Db, company: CompanyId): Promise<Checkpoint | null> {
  const { rows } = await sql<Checkpoint>`select position, link, ${exact('at')} as at, signature
    from activity_checkpoint where company_id = ${company}`.execute(db);
  return rows[0] ?? null;
}

/** The sealed places behind a position, in order. */
export async function sealsAfter(db: Db, company: CompanyId, position: number, most: number): Promise<Sealed[]> {
  type Row = Omit<Sealed, 'entry'> & Omit<Entry, 'id'> & { id: string | null };
  const { rows } = await sql<Row>`
    select s.position, s.activity_id, s.link, s.payload_digest, s.salt, ${entryColumns}
      from (select * from activity_seal where company_id = ${company} and position > ${position}
        order by position limit ${most}) s
      left join activity a on a.id = s.activity_id and a.company_id = s.company_id
      order by s.position`.execute(db);
  return rows.map(({ position: at, activityId, link, payloadDigest, salt, id, ...entry }) => ({
    position: at,
    activityId,
    link,
    payloadDigest,
    salt,
    entry: id === null ? null : { id, ...entry },
  }));
}

/** How many entries wait for their seal, and since when. */
export async function waitingEntries(db: Db, company: CompanyId): Promise<{ count: number; oldest: Date | null }> {
  const { rows } = await sql<{ count: number; oldest: Date | null }>`
    select count(*)::int as count, min(a.at) as oldest from activity_unsealed u
      join activity a on a.id = u.activity_id and a.company_id = u.company_id
      where u.company_id = ${company}`.execute(db);
  return rows[0] ?? { count: 0, oldest: null };
}

/** An entry to seal whose row is gone. */
export async function lostEntry(db: Db, company: CompanyId): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select u.activity_id as id from activity_unsealed u where u.company_id = ${company}
      and not exists (select from activity a where a.id = u.activity_id and a.company_id = u.company_id)
      limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

export interface Stray {
  id: string;
  at: string;
  act: string;
}

/** Before every entry, for `strayAmong`. */
export const beforeAll = { at: '-infinity', id: '00000000-0000-0000-0000-000000000000' };

/**
 * Of the next entries in order of time: the first that is neither sealed nor waits for it, and the last that was looked
 * at; null behind the last. In one statement, so that an entry which is being sealed is seen on one side or the other.
 */
export async function strayAmong(
  db: Db,
  company: CompanyId,
  after: { at: string; id: string },
  most: number,
): Promise<{ last: { at: string; id: string }; stray: Stray | null } | null> {
  const { rows } = await sql<Stray & { isLast: boolean }>`
    with piece as (select id, at, act from activity
        where company_id = ${company} and (at, id) > (${after.at}::timestamptz, ${after.id}::uuid)
        order by at, id limit ${most}),
      last as (select * from piece order by at desc, id desc limit 1),
      stray as (select * from piece p
        where not exists (select from activity_seal s where s.company_id = ${company} and s.activity_id = p.id)
          and not exists (select from activity_unsealed u where u.company_id = ${company} and u.activity_id = p.id)
        order by at, id limit 1)
    select true as is_last, id, act, ${exact('at')} as at from last
    union all select false, id, act, ${exact('at')} from stray`.execute(db);
  const last = rows.find(({ isLast }) => isLast);
  return last ? { last, stray: rows.find(({ isLast }) => !isLast) ?? null } : null;
}
