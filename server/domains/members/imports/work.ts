import { sql, type UpdateObject } from 'kysely';
import type { CompanyId } from '../../../../contract/ids.ts';
import type { ImportId, ImportState } from '../../../../contract/imports.ts';
import type { Db, Trx } from '../../../platform/database/database.ts';
import type { Tables } from '../../../platform/database/tables.ts';
import type { Platform } from '../../../platform/platform.ts';
import type { MemberImport } from './import-queries.ts';
import './tables.ts';

/** An import in the hands of one worker. */
export interface Work {
  platform: Pick<Platform, 'clock' | 'config' | 'database' | 'log' | 'mail' | 'publicUrl' | 'secrets'>;
  db: Db;
  company: CompanyId;
  id: ImportId;
  /** Id of this run. */
  worker: string;
}

/** Somebody cancelled the import, or another worker took it over. */
export class Superseded extends Error {}

/** Seconds after which what a killed process worked at goes to another; each step asks for them anew. */
const heldSeconds = 8;
/** The same while a mail is handed over, which takes as long as the mail server likes. */
const mailHeldSeconds = 90;
const fromNow = (seconds: number) => sql<Date>`now() + make_interval(secs => ${seconds})`;

const isFree = (worker: string) => sql<boolean>`(worked_until is null or worked_until <= now() or worker = ${worker})`;

const one = (db: Db, { company, id }: Pick<Work, 'company' | 'id'>) =>
  db.updateTable('memberImport').where('companyId', '=', company).where('id', '=', id);

/** Takes what is to be done to a file; null where nothing is, or somebody is at it. */
export const claimWork = async (work: Work): Promise<MemberImport | null> =>
  (await one(work.db, work)
    .set({ worker: work.worker, workedUntil: fromNow(heldSeconds) })
    .where('whole', '=', true)
    .where('state', 'in', ['reading', 'checking', 'applying'])
    .where(isFree(work.worker))
    .returningAll()
    .executeTakeFirst()) ?? null;

/** Takes what is to be mailed; null where nothing is, or somebody is at it. */
export const claimMails = async (work: Work): Promise<MemberImport | null> =>
  (await one(work.db, work)
    .set({ worker: work.worker, workedUntil: fromNow(mailHeldSeconds) })
    .where('state', '=', 'applied')
    .where('mailEnded', '=', false)
    .where(isFree(work.worker))
    .returningAll()
    .executeTakeFirst()) ?? null;

/**
 * Notes a step in the transaction that does it. Throws `Superseded` where the import is no longer in this worker's hands
 * or in this state.
 */
export async function advance(
  trx: Trx | Db,
  work: Work,
  state: ImportState,
  step: UpdateObject<Tables, 'memberImport'>,
): Promise<void> {
  const noted = await one(trx, work)
    .set({ workedUntil: fromNow(state === 'applied' ? mailHeldSeconds : heldSeconds), ...step })
    .where('worker', '=', work.worker)
    .where('state', '=', state)
    .returning('id')
    .executeTakeFirst();
  if (!noted) throw new Superseded(`The import ${work.id} is no longer ${state} here`);
}

/** What a step sets to let go of an import. */
export const letGo = { worker: null, workedUntil: null, attempts: 0 } as const;

/** Lets another try come after a pause: 5 seconds, each twice the one before, at most half an hour. */
export const postpone = (work: Work) =>
  one(work.db, work)
    .set((eb) => ({
      worker: null,
      attempts: eb('attempts', '+', 1),
      workedUntil: sql<Date>`now() + make_interval(secs => least(1800, 5 * 2 ^ least(attempts, 10)))`,
    }))
    .where('worker', '=', work.worker)
    .returning('attempts')
    .executeTakeFirst();

/** Ends what failed too often: the file, with a problem to show, or the mailing. */
export const giveUp = (work: Work, what: 'file' | 'mails') =>
  one(work.db, work)
    .set(what === 'file' ? { state: 'failed', refusal: 'internal', ...letGo } : { mailEnded: true, ...letGo })
    .where(what === 'file' ? sql<boolean>`state in ('reading', 'checking', 'applying')` : sql<boolean>`not mail_ended`)
    .execute();
