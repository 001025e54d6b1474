import { sql } from 'kysely';
import type { CompanyRefusal } from '../../../contract/identity.ts';
import type { CompanyId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import { prepare } from '../../platform/database/prepared.ts';
import { contactLine, providerOf } from './provider.ts';
import { findService, getCompany } from './queries.ts';
import type { CompanyStatus } from './tables.ts';
import './tables.ts';

const dayMs = 24 * 60 * 60 * 1000;

/** Days between the closing of a company and its deletion. */
const closedDays = 30;

/** Whether people of the company may sign in and its rooms may be used. */
export const isOpenStatus = (status: CompanyStatus | undefined): boolean => status === 'active' || status === 'trial';

/** Days of a trial that are left, a begun one counted; never below 0. */
export const daysLeft = (trialEndsAt: Date, now: Date): number =>
  Math.max(0, Math.ceil((trialEndsAt.getTime() - now.getTime()) / dayMs));

/**
 * Whether the company is open, in a transaction that it then stays so for: who suspends it waits for its end, and finds
 * what it did.
 */
export const holdOpen = async (trx: Trx, company: CompanyId): Promise<boolean> =>
  isOpenStatus((await heldStatus(trx, company))[0]?.status);

/** The status, in a transaction that it then stays so for. */
export const heldStatus = prepare((db, company: CompanyId) =>
  db.selectFrom('company').select('status').where('id', '=', company).forShare(),
);

export type StatusChange =
  | { status: 'active' }
  | { status: 'trial'; trialEndsAt: Date }
  | { status: 'suspended'; reason: 'trial-ended' | 'provider'; note: string | null }
  | { status: 'closed'; note: string | null };

/** Sets a company's status, which its row is locked for already. In operator scope. */
export async function setStatus(trx: Trx, company: CompanyId, change: StatusChange, at: Date): Promise<void> {
  await trx
    .updateTable('company')
    .set((eb) => ({
      status: change.status,
      statusReason: change.status === 'suspended' ? change.reason : null,
      statusNote: 'note' in change ? change.note : null,
      statusAt: at,
      deleteAfter: change.status === 'closed' ? new Date(at.getTime() + closedDays * dayMs) : null,
      ...(change.status === 'trial' ? { trialEndsAt: change.trialEndsAt, trialWarned: null } : {}),
      version: eb('version', '+', 1),
    }))
    .where('id', '=', company)
    .execute();
}

/** A company locked until the transaction ends; undefined where there is none. In operator scope. */
export const lockCompany = (trx: Trx, company: CompanyId) =>
  trx.selectFrom('company').selectAll().where('id', '=', company).forUpdate().executeTakeFirst();

/** Why people of a company that is not open can't sign in, and whom to ask. */
export type Refusal = CompanyRefusal;

/** In the company's scope; null where the company is open. */
export async function refusalOf(db: Db, company: CompanyId): Promise<Refusal | null> {
  const row = await getCompany(db, company);
  if (isOpenStatus(row.status)) return null;
  const service = await findService(db);
  const suspended = row.statusReason === 'trial-ended' ? 'trial-ended' : 'suspended';
  return {
    companyName: row.name,
    reason: row.status === 'closed' ? 'closed' : suspended,
    note: row.statusNote,
    provider: providerOf(service),
  };
}

/** The refusal as a sentence. */
export function sayRefusal({ companyName, reason, note, provider }: Refusal): string {
  const why: Readonly<Record<Refusal['reason'], string>> = {
    'trial-ended': `The trial of ${companyName} has ended.`,
    suspended: `The provider has suspended ${companyName}.`,
    closed: `${companyName} is closed.`,
  };
  const kept = reason === 'closed' ? '' : ' Nothing was deleted.';
  return `${why[reason]}${note ? ` ${note}` : ''}${kept} Ask ${contactLine(provider)}.`;
}

/** The end of a day in a time zone: where the next one begins. In any scope. */
export async function endOfDay(db: Db, day: string, timeZone: string): Promise<Date> {
  const { rows } = await sql<{ end: Date }>`
    select (${day}::date + 1)::timestamp at time zone ${timeZone}::text as end`.execute(db);
  if (!rows[0]) throw new Error('a day has an end');
  return rows[0].end;
}

/** The last day, in a time zone, of what ends at a moment: `2026-11-24`. */
export const lastDayBefore = (end: Date, timeZone: string): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(end.getTime() - 1));
