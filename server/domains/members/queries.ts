import { type Selectable, sql } from 'kysely';
import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { prepare } from '../../platform/database/prepared.ts';
import type { Tables } from '../../platform/database/tables.ts';
import { Problem } from '../../platform/http/problem.ts';
import './tables.ts';

export type Member = Selectable<Tables['member']>;

const ofCompany = (db: Db, company: CompanyId) => db.selectFrom('member').where('companyId', '=', company);

const membersOf = prepare((db, company: CompanyId, member: MemberId) =>
  ofCompany(db, company).selectAll().where('id', '=', member).where('removedAt', 'is', null),
);

/** A member who was not removed; undefined for another company's. */
export const memberOf = async (db: Db, company: CompanyId, member: MemberId): Promise<Member | undefined> =>
  (await membersOf(db, company, member))[0];

/** A member, removed ones too, locked until the transaction ends. */
export const lockMember = (trx: Trx, company: CompanyId, member: MemberId): Promise<Member | undefined> =>
  ofCompany(trx, company).selectAll().where('id', '=', member).forUpdate().executeTakeFirst();

/** A member who was not removed, locked until the transaction ends. Throws `not_found`. */
export async function lockPresent(trx: Trx, company: CompanyId, id: MemberId): Promise<Member> {
  const member = await lockMember(trx, company, id);
  if (!member || member.removedAt) throw new Problem('not_found');
  return member;
}

/** Whoever has this email in the company, removed ones too. */
export const memberByEmail = (db: Db, company: CompanyId, email: string) =>
  ofCompany(db, company)
    .select(['id', 'fullName', 'removedAt'])
    .where('email', '=', email)
    .orderBy('removedAt', (order) => order.desc().nullsFirst())
    .limit(1)
    .executeTakeFirst();

/**
 * Active administrators, locked in the order of their ids: two who take the right from each other at the same moment
 * queue here, and the later sees what the first did.
 */
export const lockAdministrators = (trx: Trx, company: CompanyId) =>
  ofCompany(trx, company)
    .select('id')
    .where('accessRight', '=', 'administrator')
    .where('status', '=', 'active')
    .where('removedAt', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();

/** Names of the company's active administrators: whom to ask. At most 20. */
export async function administratorNames(db: Db, company: CompanyId): Promise<string[]> {
  const rows = await ofCompany(db, company)
    .select('fullName')
    .where('accessRight', '=', 'administrator')
    .where('status', '=', 'active')
    .where('removedAt', 'is', null)
    .orderBy('nameKey')
    .orderBy('id')
    .limit(20)
    .execute();
  return rows.map(({ fullName }) => fullName);
}

/** Where the company's active administrators are written to. */
export async function administratorEmails(db: Db, company: CompanyId): Promise<string[]> {
  const rows = await ofCompany(db, company)
    .select('email')
    .where('accessRight', '=', 'administrator')
    .where('status', '=', 'active')
    .where('removedAt', 'is', null)
    .orderBy('id')
    .execute();
  return rows.map(({ email }) => email);
}

/** How many members a company has, suspended ones too. */
export async function countMembers(db: Db, company: CompanyId): Promise<number> {
  const { total } = await ofCompany(db, company)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return total;
}

export interface MemberRowChange {
  fullName?: string;
  email?: string;
  address?: string;
  accessRight?: Member['accessRight'];
  status?: Member['status'];
  removedAt?: Date | null;
}

/** Changes a member's row and gives it the next version. */
export async function setMember(
  trx: Trx,
  company: CompanyId,
  member: MemberId,
  change: MemberRowChange = {},
): Promise<void> {
  await trx
    .updateTable('member')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('companyId', '=', company)
    .where('id', '=', member)
    .execute();
}

/** Deletes the row of a removed member for good. */
export const deleteMember = (trx: Trx, company: CompanyId, member: MemberId) =>
  trx
    .deleteFrom('member')
    .where('companyId', '=', company)
    .where('id', '=', member)
    .where('removedAt', 'is not', null)
    .execute();

/** Members of every company whose removal can no longer be undone, the oldest first; as the owner. */
export const overdueRemovals = (owner: Db, removedUntil: Date, most: number) =>
  owner
    .selectFrom('member')
    .select(['id', 'companyId'])
    .where('removedAt', '<=', removedUntil)
    .orderBy('removedAt')
    .limit(most)
    .execute();

/** Those of some names that somebody of the company has, beside the member `but`. */
export async function namesOfOthers(
  db: Db,
  company: CompanyId,
  but: MemberId | null,
  names: readonly string[],
): Promise<string[]> {
  const rows = await ofCompany(db, company)
    .select('fullName')
    .distinct()
    .where('fullName', '=', sql<string>`any(${[...names]}::text[])`)
    .$if(but !== null, (query) => query.where('id', '!=', but))
    .execute();
  return rows.map(({ fullName }) => fullName);
}
