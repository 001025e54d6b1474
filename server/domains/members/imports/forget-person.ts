import { sql } from 'kysely';
import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { formerMember } from '../../audit/index.ts';
import './tables.ts';

/** Takes an erased person out of imports: of those that the person made, and of rows that are not swept yet. */
export async function forgetInImports(
  trx: Trx,
  company: CompanyId,
  { member, email }: { member: MemberId; email: string },
): Promise<void> {
  await trx
    .updateTable('memberImport')
    .set({ madeByName: formerMember })
    .where('companyId', '=', company)
    .where('madeBy', '=', member)
    .execute();
  await trx
    .updateTable('memberImport')
    .set({ acting: null })
    .where('companyId', '=', company)
    .where('state', '<>', 'applying')
    .where(sql<boolean>`acting->>'member' = ${member}`)
    .execute();
  await trx
    .deleteFrom('memberImportRow')
    .where('companyId', '=', company)
    .where('email', '=', email)
    .where(
      'importId',
      'in',
      trx
        .selectFrom('memberImport')
        .select('id')
        .where('companyId', '=', company)
        .where('state', 'in', ['applied', 'cancelled', 'failed']),
    )
    .execute();
}
