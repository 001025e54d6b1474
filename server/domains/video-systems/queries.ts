import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import './tables.ts';

/** How many video systems a company has. */
export async function countVideoSystems(db: Db, company: CompanyId): Promise<number> {
  const { total } = await db
    .selectFrom('videoSystem')
    .select(({ fn }) => fn.countAll<number>().as('total'))
    .where('companyId', '=', company)
    .where('removedAt', 'is', null)
    .executeTakeFirstOrThrow();
  return total;
}
