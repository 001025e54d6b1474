import type { Selectable } from 'kysely';
import { sql } from 'kysely';
import type { CompanyId, InvitationId } from '../../../contract/ids.ts';
import type { Db, Trx } from '../../platform/database/database.ts';
import type { Tables } from '../../platform/database/tables.ts';
import './tables.ts';

export type Invitation = Selectable<Tables['invitation']>;

/** Company and id of an invitation by the digest of its token; as the resolver. */
export async function findInvitation(resolver: Db, digest: string) {
  const { rows } = await sql<{ companyId: CompanyId; invitationId: InvitationId }>`
    select * from resolve_invitation(${digest})`.execute(resolver);
  return rows[0] ?? null;
}

/** Notes that the present link was mailed; a newer one has its own. */
export const setMailed = (db: Db, { id, companyId, version }: Invitation, at: Date) =>
  db
    .updateTable('invitation')
    .set({ mailedAt: at })
    .where('companyId', '=', companyId)
    .where('id', '=', id)
    .where('version', '=', version)
    .execute();

/** Whether somebody with this email is invited into the company and has not answered. */
export async function isInvited(db: Db, company: CompanyId, email: string): Promise<boolean> {
  const row = await db
    .selectFrom('invitation')
    .select('id')
    .where('companyId', '=', company)
    .where('email', '=', email)
    .where('state', '=', sql.lit('pending'))
    .executeTakeFirst();
  return row !== undefined;
}

const one = (db: Db, company: CompanyId, id: InvitationId) =>
  db.selectFrom('invitation').selectAll().where('companyId', '=', company).where('id', '=', id);

export const invitationOf = (db: Db, company: CompanyId, id: InvitationId): Promise<Invitation | undefined> =>
  one(db, company, id).executeTakeFirst();

export const lockInvitation = (trx: Trx, company: CompanyId, id: InvitationId): Promise<Invitation | undefined> =>
  one(trx, company, id).forUpdate().executeTakeFirst();
