import { sql } from 'kysely';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import './tables.ts';

const mostExamples = 5;

const inDomain = (domain: string) => sql<boolean>`split_part(address, '@', 2) = ${domain}`;

/** Video addresses of the company in a domain, former and held ones too, with a few of them. In the company's scope. */
export async function domainUse(
  db: Db,
  company: CompanyId,
  domain: string,
): Promise<{ total: number; examples: string[] }> {
  const used = () => db.selectFrom('videoAddress').where('companyId', '=', company).where(inDomain(domain));
  const { total } = await used()
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  const rows = await used().select('address').orderBy('address').limit(mostExamples).execute();
  return { total, examples: rows.map(({ address }) => address) };
}

/** How many video addresses the company has in each domain that has any. In the company's scope. */
export async function addressesByDomain(db: Db, company: CompanyId): Promise<Map<string, number>> {
  const { rows } = await sql<{ domain: string; count: number }>`
    select split_part(address, '@', 2) as domain, count(*) as count from video_address
    where company_id = ${company} group by 1`.execute(db);
  return new Map(rows.map(({ domain, count }) => [domain, count]));
}
