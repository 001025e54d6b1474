import { sql } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { ImportId } from '../../../../contract/imports.ts';
import type { AccessRight } from '../../../../contract/values.ts';
import type { Db } from '../../../platform/database/database.ts';
import { daysAfter, holdDays } from '../../directory/index.ts';
import type { StagedRow } from './check-values.ts';

/** Who has a row's email already. */
export interface Known {
  as: 'member' | 'invited' | 'removed';
  fullName: string;
  address: string;
  accessRight: AccessRight;
}

/** A row beside the people of its company. */
export interface ComparedRow extends StagedRow {
  known: Known | null;
}

/** The rows of a range of lines that were not compared yet, with who has their emails. */
export async function compareRows(
  db: Db,
  company: CompanyId,
  id: ImportId,
  { from, to, at }: { from: number; to: number; at: Date },
): Promise<ComparedRow[]> {
  const rows = await db
    .selectFrom('memberImportRow')
    .select(['line', 'fullName', 'email', 'domain', 'address', 'roomAddress', 'accessRight', 'faulty'])
    .where('companyId', '=', company)
    .where('importId', '=', id)
    .where('line', '>=', from)
    .where('line', '<=', to)
    .where('state', '=', 'unchecked')
    .orderBy('line')
    .execute();
  const emails = rows.flatMap(({ email }) => (email === null ? [] : [email]));
  const known = await whoHas(db, company, emails, at);
  return rows.map((row) => ({ ...row, known: (row.email !== null && known.get(row.email)) || null }));
}

/**
 * Who has which of many emails: a member, somebody invited, or a member whose removal can be undone. All at once: a plan
 * that was made while these tables were small may go through a whole company, and shall do so once and not for each.
 */
async function whoHas(
  db: Db,
  company: CompanyId,
  emails: readonly string[],
  at: Date,
): Promise<ReadonlyMap<string, Known>> {
  if (emails.length === 0) return new Map();
  const among = sql`company_id = ${company} and email = any(${[...emails]}::text[])`;
  const { rows } = await sql<Known & { email: string }>`
    select email, full_name, address, access_right, 'removed' as "as" from member
      where ${among} and removed_at > ${daysAfter(at, -holdDays)}
    union all
    select email, full_name, address, access_right, 'invited' from invitation where ${among} and state = 'pending'
    union all
    select email, full_name, address, access_right, 'member' from member where ${among} and removed_at is null
    `.execute(db);
  // The later ones count: a member before an invitation before a removed one.
  const rank = { removed: 0, invited: 1, member: 2 };
  rows.sort((one, other) => rank[one.as] - rank[other.as]);
  return new Map(rows.map(({ email, ...known }) => [email, known]));
}
