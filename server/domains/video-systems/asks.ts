import { type Selectable, sql } from 'kysely';
import type { CompanyId, ScreenAskId, VideoSystemId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

export type ScreenAsk = Selectable<Tables['screenAsk']>;

/** Seconds in which a screen comes by an ask; after that it comes by the room's rules. */
export const freshSeconds = 60;
/** Hours in which a phone may be a remote control, whatever the call lasts. */
const longestHours = 12;

const ofSystem = (db: Db, company: CompanyId, system: VideoSystemId) =>
  db.selectFrom('screenAsk').selectAll().where('companyId', '=', company).where('videoSystemId', '=', system);

/** What was asked of a system's screen last and is not over. */
export const askOf = (db: Db, company: CompanyId, system: VideoSystemId, now: Date): Promise<ScreenAsk | undefined> =>
  ofSystem(db, company, system)
    .where('askedAt', '>', new Date(now.getTime() - longestHours * 3_600_000))
    .executeTakeFirst();

/** The ask by which a screen comes into a room now; undefined for a stale one, another one, or another system's. */
export const freshAsk = (
  db: Db,
  { company, system }: { company: CompanyId; system: VideoSystemId },
  id: ScreenAskId,
  now: Date,
): Promise<ScreenAsk | undefined> =>
  ofSystem(db, company, system)
    .where('id', '=', id)
    .where('askedAt', '>', new Date(now.getTime() - freshSeconds * 1000))
    .executeTakeFirst();

/** Puts an ask in the place of the one before, on the locked system. */
export async function putAsk(trx: Trx, ask: ScreenAsk): Promise<void> {
  const { videoSystemId: _system, ...rest } = ask;
  await trx
    .insertInto('screenAsk')
    .values(ask)
    .onConflict((on) => on.column('videoSystemId').doUpdateSet(rest))
    .execute();
}

/** Notes that the screen has heard of it. */
export const noteTaken = (db: Db, company: CompanyId, system: VideoSystemId) =>
  db
    .updateTable('screenAsk')
    .set({ taken: true })
    .where('companyId', '=', company)
    .where('videoSystemId', '=', system)
    .where('taken', '=', false)
    .execute();

/** The call that a screen was asked into is over: no phone controls it any more. What it has not heard of yet stays. */
export const dropTaken = (db: Db, company: CompanyId, system: VideoSystemId) =>
  db
    .deleteFrom('screenAsk')
    .where('companyId', '=', company)
    .where('videoSystemId', '=', system)
    .where('taken', '=', true)
    .execute();

/** Forgets what was asked so long ago that it gives nothing any more; as the owner. */
export const sweepAsks = (owner: Db, now: Date) =>
  owner
    .deleteFrom('screenAsk')
    .where('askedAt', '<', sql<Date>`${now}::timestamptz - make_interval(hours => ${longestHours})`)
    .execute();
