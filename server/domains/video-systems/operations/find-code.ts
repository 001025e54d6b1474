import { sql } from 'kysely';
import type { CompanyId, VideoSystemId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { getCompany, isOpenStatus } from '../../companies/index.ts';
import { qrDigestOf } from '../qr/token.ts';
import { systemOf, type VideoSystem } from '../queries.ts';

export interface CodedSystem {
  company: CompanyId;
  companyName: string;
  system: VideoSystem;
}

/**
 * The system behind a scanned code. Throws `qr_code_unknown`, `qr_code_revoked`, and `company_suspended` while its company
 * may not go on.
 */
export async function findCode(platform: Pick<Platform, 'database' | 'secrets'>, token: string): Promise<CodedSystem> {
  const { database } = platform;
  const { rows } = await sql<{ companyId: CompanyId; videoSystemId: VideoSystemId; revoked: boolean }>`
    select * from resolve_qr_code(${qrDigestOf(platform, token)})`.execute(database.resolver);
  const found = rows.find(({ revoked }) => !revoked) ?? rows[0];
  if (!found) throw new Problem('qr_code_unknown');
  if (found.revoked) throw new Problem('qr_code_revoked');
  const { companyId: company, videoSystemId } = found;
  const db = database.forCompany(company);
  const system = await systemOf(db, company, videoSystemId);
  if (!system) throw new Problem('qr_code_unknown');
  const { name: companyName, status } = await getCompany(db, company);
  if (!isOpenStatus(status)) {
    throw new Problem('company_suspended', { detail: 'This screen is out of service. Ask who looks after it.' });
  }
  return { company, companyName, system };
}
