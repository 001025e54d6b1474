import { type RawBuilder, sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Payload } from './chain.ts';
import { type Entry, entryColumns } from './chain-queries.ts';

interface About {
  ids: readonly string[];
  texts: readonly string[];
  /** The same texts as JSON writes them. */
  tokens: readonly string[];
  after: { at: string; id: string } | null;
  most: number;
}

/** The next entries by, about or with a person, in order of time; as the owner. */
export async function entriesAbout(owner: Trx, company: CompanyId, about: About): Promise<Entry[]> {
  const { ids, texts, tokens, after, most } = about;
  const named: RawBuilder<unknown> = sql`a.actor_name = any(${[...texts]}::text[])
    or a.object_name = any(${[...texts]}::text[])
    or exists (select from unnest(${[...tokens]}::text[]) token
      where position(token in coalesce(a.before::text, '') || coalesce(a.after::text, '')) > 0)`;
  const { rows } = await sql<Entry>`
    select ${entryColumns} from activity a where a.company_id = ${company}
      ${after ? sql`and (a.at, a.id) > (${after.at}::timestamptz, ${after.id}::uuid)` : sql``}
      and (a.actor_id = any(${[...ids]}::uuid[]) or a.object_id = any(${[...ids]}::uuid[])
        ${texts.length > 0 ? sql`or ${named}` : sql``})
      order by a.at, a.id limit ${most}`.execute(owner);
  return rows;
}

/** The names that somebody or something has had in the log of the scope's company, by ids. */
export async function namesInLog(db: Db, company: CompanyId, ids: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select actor_name as name from activity where company_id = ${company} and actor_id = any(${[...ids]}::uuid[])
    union
    select object_name from activity
      where company_id = ${company} and object_id = any(${[...ids]}::uuid[]) and object_name is not null`.execute(db);
  return rows.map(({ name }) => name);
}

/** Writes what is left of entries, and takes their salts away; as the owner. */
export async function leavePayloads(
  owner: Trx,
  company: CompanyId,
  at: Date,
  left: readonly (Payload & { id: string; proof: string })[],
): Promise<void> {
  const ids = left.map(({ id }) => id);
  const texts = (key: keyof Payload | 'proof') => sql`${left.map((each) => each[key])}::text[]`;
  await sql`update activity a set actor_name = l.actor_name, object_name = l.object_name, origin = l.origin, via = l.via,
      before = l.before::jsonb, after = l.after::jsonb, erased_at = ${at}, erasure_proof = l.proof
    from unnest(${ids}::uuid[], ${texts('actorName')}, ${texts('objectName')}, ${texts('origin')}, ${texts('via')},
      ${texts('before')}, ${texts('after')}, ${texts('proof')})
      as l (id, actor_name, object_name, origin, via, before, after, proof)
    where a.id = l.id and a.company_id = ${company}`.execute(owner);
  await sql`update activity_seal set salt = null
    where company_id = ${company} and activity_id = any(${ids}::uuid[])`.execute(owner);
}

/** Deletes the oldest part of a chain, and notes where it begins now; as the owner. */
export async function cutChain(
  owner: Trx,
  company: CompanyId,
  checkpoint: { position: number; link: string; at: Date; signature: string },
  ids: readonly string[],
): Promise<void> {
  await owner
    .insertInto('activityCheckpoint')
    .values({ companyId: company, ...checkpoint })
    .onConflict((on) => on.column('companyId').doUpdateSet(checkpoint))
    .execute();
  await owner
    .deleteFrom('activitySeal')
    .where('companyId', '=', company)
    .where('position', '<=', checkpoint.position)
    .execute();
  await sql`delete from activity where company_id = ${company} and id = any(${[...ids]}::uuid[])`.execute(owner);
}
