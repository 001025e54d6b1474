import { type RawBuilder, type Selectable, type SelectQueryBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { activity } from '../../../contract/activity.ts';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { cutKeysetPage, type Keyset, keysetQuery, type Placed, readPlace } from '../../platform/database/keyset.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

type ListInput = z.output<NonNullable<(typeof activity.list)['~orpc']['inputSchema']>>;

/** What is asked for beside the page. */
export type ActivityChoice = Omit<ListInput, 'limit' | 'cursor'>;

/** Entries that are counted; of more it is only said that there are more. */
const mostCounted = 10_000;

/** Midnight of a day in the company's time zone, or of one so many days later. */
const midnight = (day: string | undefined, zone: string, later = 0): RawBuilder<Date> =>
  day === undefined
    ? sql<Date>`null::timestamptz`
    : sql<Date>`((${day}::date + ${later}::int)::timestamp at time zone ${zone}::text)`;

const keysetOf = ({ order, limit, cursor }: Pick<ListInput, 'order' | 'limit' | 'cursor'>): Keyset => ({
  binding: 'activity at',
  keys: [
    { column: 'activity.at', type: 'timestamptz' },
    { column: 'activity.id', type: 'uuid' },
  ],
  order,
  limit,
  cursor,
});

function filtered(db: Db, company: CompanyId, zone: string, asked: ActivityChoice) {
  const { from, to, actor, kind, act, object } = asked;
  let query = db.selectFrom('activity').where('activity.companyId', '=', company);
  if (from) query = query.where('activity.at', '>=', midnight(from, zone));
  if (to) query = query.where('activity.at', '<', midnight(to, zone, 1));
  if (actor) query = query.where('actorId', '=', actor);
  if (kind) query = query.where('objectKind', '=', kind);
  if (act) query = query.where('act', '=', act);
  if (object) query = query.where('objectId', '=', object);
  return query;
}

/** Ids that a search finds, in order, behind a place. */
function found(zone: string, asked: ActivityChoice, typed: string, most: number, place: readonly string[] = []) {
  const { from, to, actor, kind, act, object, order } = asked;
  const [at = null, id = null] = place;
  return sql<{ activityId: string }>`search_activity(${typed}, ${midnight(from, zone)}, ${midnight(to, zone, 1)},
    ${actor ?? null}::uuid, ${kind ?? null}::text, ${act ?? null}::text, ${object ?? null}::uuid, ${at}::timestamptz,
    ${id}::uuid, ${order === 'descending'}::boolean, ${most}::integer)`;
}

const withSeal = <Row>(query: SelectQueryBuilder<Tables, 'activity', Row>) =>
  query
    .leftJoin('activitySeal', (join) =>
      join
        .onRef('activitySeal.activityId', '=', 'activity.id')
        .onRef('activitySeal.companyId', '=', 'activity.companyId'),
    )
    .select([
      'activity.id',
      'activity.at',
      'activity.actorKind',
      'activity.actorId',
      'activity.actorName',
      'activity.act',
      'activity.objectKind',
      'activity.objectId',
      'activity.objectName',
      'activity.origin',
      'activity.via',
      'activity.before',
      'activity.after',
      'activity.erasedAt',
      'activitySeal.position',
    ]);

type Entry = Selectable<Tables['activity']>;
type Shown = Omit<Entry, 'companyId' | 'search' | 'erasureProof'> & { position: number | null };
type PageQuery = Pick<SelectQueryBuilder<Tables, 'activity', Placed<Shown>>, 'execute' | 'explain'>;

/** The query of a page, one row more among it. */
export function pageOfActivity(db: Db, company: CompanyId, zone: string, asked: ListInput): PageQuery {
  const keyset = keysetOf(asked);
  const typed = asked.search?.trim();
  if (!typed) return keysetQuery(withSeal(filtered(db, company, zone, asked)), keyset);
  const place = asked.cursor ? readPlace(keyset, asked.cursor) : [];
  const ids = found(zone, asked, typed, asked.limit + 1, place);
  const query = db
    .selectFrom('activity')
    .where('activity.companyId', '=', company)
    .where(sql<boolean>`activity.id in (select activity_id from ${ids})`);
  return keysetQuery(withSeal(query), keyset);
}

/** How many the search and the filters let through, up to a bound. */
export async function countActivity(db: Db, company: CompanyId, zone: string, asked: ActivityChoice) {
  const typed = asked.search?.trim();
  const bounded = typed
    ? sql`select 1 from ${found(zone, asked, typed, mostCounted + 1)}`
    : filtered(db, company, zone, asked)
        .select(sql`1`.as('one'))
        .limit(mostCounted + 1);
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (${bounded}) counted`.execute(db);
  const count = rows[0]?.count ?? 0;
  return { total: Math.min(count, mostCounted), totalIsLeast: count > mostCounted };
}

/** A page of the log; the newest first, or the oldest. */
export async function listActivity(db: Db, company: CompanyId, zone: string, asked: ListInput) {
  return cutKeysetPage(await pageOfActivity(db, company, zone, asked).execute(), keysetOf(asked));
}

/** One entry; undefined where the company has none of that id. */
export const entryOf = (db: Db, company: CompanyId, id: string) =>
  withSeal(
    db.selectFrom('activity').where('activity.companyId', '=', company).where('activity.id', '=', id),
  ).executeTakeFirst();

export type ActivityListRow = Awaited<ReturnType<typeof listActivity>>['items'][number];

export const companyOfLog = (db: Db, company: CompanyId) =>
  db.selectFrom('activityCompany').selectAll().where('id', '=', company).executeTakeFirstOrThrow();

export type LogCompany = Pick<Awaited<ReturnType<typeof companyOfLog>>, 'id' | 'name' | 'label'>;

/** Every company of the service, by label; as the owner. */
export const logCompanies = (owner: Db): Promise<LogCompany[]> =>
  owner.selectFrom('activityCompany').select(['id', 'name', 'label']).orderBy('label').execute();
