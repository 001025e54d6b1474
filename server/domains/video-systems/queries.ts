import { type Selectable, type SelectQueryBuilder, sql, type Updateable } from 'kysely';
import type { CompanyId, MemberId, VideoSystemId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

export type VideoSystem = Selectable<Tables['videoSystem']>;

const ofCompany = (db: Db, company: CompanyId) => db.selectFrom('videoSystem').where('companyId', '=', company);

/** How many video systems a company has. */
export async function countVideoSystems(db: Db, company: CompanyId): Promise<number> {
  const { total } = await ofCompany(db, company)
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return total;
}

type Named<Row> = Row & { memberName: string | null; memberKey: string };

/** Systems with the name of the member that each is twinned to. Those that were not removed. */
export const withMembers = (
  db: Db,
  company: CompanyId,
): SelectQueryBuilder<Tables & { system: Named<Tables['videoSystem']> }, 'system', object> =>
  db.selectFrom((from) =>
    from
      .selectFrom('videoSystem as s')
      .leftJoin('namedParty as n', (join) =>
        join.onRef('n.companyId', '=', 's.companyId').onRef('n.id', '=', sql`s.member_id`),
      )
      .selectAll('s')
      .select(['n.name as memberName', sql<string>`coalesce(n.name_key, '')`.as('memberKey')])
      .where('s.companyId', '=', company)
      .where('s.removedAt', 'is', null)
      .as('system'),
  );

export type ShownSystem = NonNullable<Awaited<ReturnType<typeof shownSystem>>>;

/** A system with its member's name; undefined for a removed one and for another company's. */
export const shownSystem = (db: Db, company: CompanyId, system: VideoSystemId) =>
  withMembers(db, company).selectAll().where('id', '=', system).executeTakeFirst();

/** A system that was not removed; undefined for another company's. */
export const systemOf = (db: Db, company: CompanyId, system: VideoSystemId): Promise<VideoSystem | undefined> =>
  ofCompany(db, company).selectAll().where('id', '=', system).where('removedAt', 'is', null).executeTakeFirst();

/** A system, removed ones too, locked until the transaction ends. */
export const lockSystem = (trx: Trx, company: CompanyId, system: VideoSystemId): Promise<VideoSystem | undefined> =>
  ofCompany(trx, company).selectAll().where('id', '=', system).forUpdate().executeTakeFirst();

/** The systems that are twinned to a member, locked in the order of their ids. */
export const lockTwinned = (trx: Trx, company: CompanyId, member: MemberId): Promise<VideoSystem[]> =>
  ofCompany(trx, company)
    .selectAll()
    .where('memberId', '=', member)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();

/** The systems that were twinned to a member when it was removed, and are nobody else's since. */
export const lockUntwinned = (trx: Trx, company: CompanyId, member: MemberId): Promise<VideoSystem[]> =>
  ofCompany(trx, company)
    .selectAll()
    .where('untwinnedFrom', '=', member)
    .where('memberId', 'is', null)
    .where('removedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();

export type SystemChange = Omit<Updateable<Tables['videoSystem']>, 'companyId' | 'version'>;

const change = (db: Db, company: CompanyId, system: VideoSystemId, set: SystemChange) =>
  db.updateTable('videoSystem').set(set).where('companyId', '=', company).where('id', '=', system);

/** Changes what people edit: the version grows. */
export const setSystem = (trx: Trx, company: CompanyId, system: VideoSystemId, set: SystemChange) =>
  change(trx, company, system, set)
    .set((eb) => ({ version: eb('version', '+', 1) }))
    .execute();

/** Changes what nobody edits; the version stays. */
export const noteSystem = (db: Db, company: CompanyId, system: VideoSystemId, set: SystemChange) =>
  change(db, company, system, set).execute();
