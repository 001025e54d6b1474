import { type ExpressionBuilder, type RawBuilder, sql } from 'kysely';
import type { CompaniesSort, CompanyStatus } from '../../../contract/operator-views.ts';
import type { Db } from '../../platform/database/database.ts';
import { type Key, type Keyset, keysetPage, type LooseKey } from '../../platform/database/keyset.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

export interface CompaniesQuery {
  search?: string | undefined;
  status?: CompanyStatus | undefined;
  sort: CompaniesSort;
  order: 'ascending' | 'descending';
  limit: number;
  cursor?: string | undefined;
}

const name: Key = { column: 'company.nameKey', type: 'text' };

/** A sum of each company's calls, for the orders by usage, which a domain above keeps. */
export type UsageOf = (sum: 'calls' | 'callMinutes') => RawBuilder<unknown>;

const used = (kind: 'team-room' | 'video-system'): LooseKey => ({
  column: sql`(select l.used from licence l where l.company_id = company.id and l.kind = ${sql.lit(kind)})`,
  type: 'integer',
});

const firstDomain = sql`(select d.domain from company_domain d where d.company_id = company.id
  order by d.position, d.domain limit 1)`;

/** Columns of each order; the id is always the last, so that every row has one place. */
const columnsOf = (usageOf: UsageOf): Readonly<Record<CompaniesSort, readonly LooseKey[]>> => ({
  name: [name],
  domain: [{ column: firstDomain, type: 'text' }, name],
  status: [{ column: 'company.status', type: 'text' }, name],
  createdAt: [{ column: 'company.createdAt', type: 'timestamptz' }],
  members: [{ column: 'licence.used', type: 'integer' }, name],
  teamRooms: [used('team-room'), name],
  videoSystems: [used('video-system'), name],
  calls: [{ column: usageOf('calls'), type: 'bigint' }, name],
  callMinutes: [{ column: usageOf('callMinutes'), type: 'bigint' }, name],
  trialEndsAt: [{ column: 'company.trialKey', type: 'timestamptz' }, name],
});

const keysetOf = ({ sort, order, limit, cursor }: CompaniesQuery, usageOf: UsageOf): Keyset<LooseKey> => ({
  binding: `companies ${sort}`,
  keys: [...columnsOf(usageOf)[sort], { column: 'company.id', type: 'uuid' }],
  order,
  limit,
  cursor,
});

const contains = (typed: string) => `%${typed.replaceAll(/[\\%_]/g, '\\$&')}%`;

function filtered(db: Db, { search, status }: CompaniesQuery) {
  let query = db
    .selectFrom('company')
    .innerJoin('licence', (join) =>
      join.onRef('licence.companyId', '=', 'company.id').on('licence.kind', '=', sql.lit('member')),
    );
  if (status) query = query.where('company.status', '=', status);
  const typed = search?.trim();
  if (typed) {
    const pattern = sql`search_text(${contains(typed)})`;
    query = query.where((eb: ExpressionBuilder<Tables, 'company'>) =>
      eb.or([
        sql<boolean>`company.name_key like ${pattern}`,
        sql<boolean>`company.label like ${pattern}`,
        sql<boolean>`exists (select from company_domain d where d.company_id = company.id and d.domain like ${pattern})`,
        sql<boolean>`length(${typed}::text) > 3 and search_text(${typed}) <% company.name_key`,
        sql<boolean>`length(${typed}::text) > 3
          and spellings(company.name_key || ' ' || company.label) && misspellings(search_text(${typed}))`,
      ]),
    );
  }
  return query;
}

/** A page of companies in one of the orders, without their licences and domains. In operator scope. */
export async function listCompanies(db: Db, query: CompaniesQuery, usageOf: UsageOf) {
  const { total } = await filtered(db, query)
    .select((eb) => eb.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow();
  return { ...(await keysetPage(filtered(db, query).selectAll('company'), keysetOf(query, usageOf))), total };
}

/** Licences and domains of these companies, the default domain first. In operator scope. */
export async function partsOf(db: Db, companies: readonly string[]) {
  const ids = sql<boolean>`company_id = any(${[...companies]}::uuid[])`;
  const licences = await db.selectFrom('licence').selectAll().where(ids).execute();
  const domains = await db
    .selectFrom('companyDomain')
    .select(['companyId', 'domain'])
    .where(ids)
    .orderBy('position')
    .orderBy('domain')
    .execute();
  return { licences, domains };
}

/** How many companies there are of each status, and all licences by kind. In operator scope. */
export async function totalsOf(db: Db) {
  const statuses = await db
    .selectFrom('company')
    .select(({ fn }) => ['status', fn.countAll<number>().as('count')] as const)
    .groupBy('status')
    .execute();
  const licences = await db
    .selectFrom('licence')
    .select(({ fn }) => ['kind', fn.sum<number>('total').as('total'), fn.sum<number>('used').as('used')] as const)
    .groupBy('kind')
    .execute();
  return { statuses, licences };
}
