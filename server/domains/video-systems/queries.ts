import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { prepare } from '../../platform/database/prepared.ts';
import './tables.ts';

/** The video systems that are twinned to a member, by name. */
export const systemsOfMember = prepare((db, company: CompanyId, member: MemberId) =>
  db
    .selectFrom('videoSystem')
    .select(['id', 'name', 'address', 'state', 'lastSeenAt'])
    .where('companyId', '=', company)
    .where('memberId', '=', member)
    .where('removedAt', 'is', null)
    .orderBy('name')
    .orderBy('id'),
);

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
