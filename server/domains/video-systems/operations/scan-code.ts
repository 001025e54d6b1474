import { sql } from 'kysely';
import type { CompanyId, VideoSystemId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Actor, record } from '../../audit/index.ts';
import { getCompany } from '../../companies/index.ts';
import { qrDigestOf } from '../qr/token.ts';
import { systemOf } from '../queries.ts';
import '../tables.ts';

/** Scans of a system within this time are one entry of the activity log. */
const quietSeconds = 60;

type Parts = Pick<Platform, 'clock' | 'database' | 'secrets'>;

/** The system behind a scanned code, and notes the scan. Throws `qr_code_unknown`, `qr_code_revoked`. */
export async function scanCode(platform: Parts, { caller, origin }: RequestContext, token: string) {
  const { clock, database } = platform;
  const { rows } = await sql<{ companyId: CompanyId; videoSystemId: VideoSystemId; revoked: boolean }>`
    select * from resolve_qr_code(${qrDigestOf(platform, token)})`.execute(database.resolver);
  const found = rows.find(({ revoked }) => !revoked) ?? rows[0];
  if (!found) throw new Problem('qr_code_unknown');
  if (found.revoked) throw new Problem('qr_code_revoked');
  const { companyId: company, videoSystemId: id } = found;
  const db = database.forCompany(company);
  const system = await systemOf(db, company, id);
  const { name: companyName, status } = await getCompany(db, company);
  if (!system || (status !== 'active' && status !== 'trial')) throw new Problem('qr_code_unknown');
  const member = caller.kind === 'account' && caller.member?.company === company ? caller.member.id : null;
  const actor: Actor =
    member !== null && caller.kind === 'account'
      ? { kind: 'member', id: member, name: caller.name }
      : { kind: 'service', id: null, name: 'Visitor' };
  await noteScan(platform, company, { id, name: system.name }, { at: clock.now(), actor, origin });
  return { name: system.name, videoAddress: system.address, companyName, state: system.state };
}

const noteScan = (
  { database }: Parts,
  company: CompanyId,
  system: { id: VideoSystemId; name: string },
  scan: { at: Date; actor: Actor; origin: string },
): Promise<void> =>
  database
    .forCompany(company)
    .transaction()
    .execute(async (trx) => {
      const noted = await trx
        .updateTable('videoSystem')
        .set({ scannedAt: scan.at })
        .where('companyId', '=', company)
        .where('id', '=', system.id)
        .where((eb) =>
          eb.or([
            eb('scannedAt', 'is', null),
            eb('scannedAt', '<=', new Date(scan.at.getTime() - quietSeconds * 1000)),
          ]),
        )
        .returning('id')
        .executeTakeFirst();
      if (!noted) return;
      await record(trx, company, { ...scan, act: 'video-system.scanned', object: { kind: 'video-system', ...system } });
    });
