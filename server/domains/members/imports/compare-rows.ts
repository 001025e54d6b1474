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
  const undone = daysAfter(at, -holdDays);
  const { rows } = await sql<Found>`
    select r.line, r.full_name, r.email, r.domain, r.address, r.room_address, r.access_right, r.faulty,
      k.known_as, k.full_name as known_name, k.address as known_address, k.access_right as known_right
    from (select * from member_import_row
      where company_id = ${company} and import_id = ${id} and line between ${from} and ${to}
        and state = 'unchecked') r
    left join lateral (
      (select 'member' as known_as, full_name, address, access_right from member
        where company_id = ${company} and email = r.email and removed_at is null limit 1)
      union all
      (select 'invited', full_name, address, access_right from invitation
        where company_id = ${company} and email = r.email and state = 'pending')
      union all
      (select 'removed', full_name, address, access_right from member
        where company_id = ${company} and email = r.email and removed_at > ${undone} limit 1)
      limit 1) k on true
    order by r.line`.execute(db);
  return rows.map(({ knownAs, knownName, knownAddress, knownRight, ...row }) => ({
    ...row,
    known: knownAs && { as: knownAs, fullName: knownName, address: knownAddress, accessRight: knownRight },
  }));
}

type Found = Omit<ComparedRow, 'known'> & {
  knownAs: Known['as'] | null;
  knownName: string;
  knownAddress: string;
  knownRight: AccessRight;
};
