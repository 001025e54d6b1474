import type { CompanyId } from '../../../../contract/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { noteSystem, type VideoSystem } from '../queries.ts';

/** 132 bits in base64url: short, so that the code has few and large modules. */
const tokenLength = 22;

type Coded = Pick<VideoSystem, 'id' | 'qrSource' | 'qrVersion'>;
type Parts = Pick<Platform, 'secrets'>;

/** The token of a system's code: from the service's secret, so that the same can be printed again and is nowhere stored. */
export const qrTokenOf = ({ secrets }: Parts, { id, qrSource, qrVersion }: Coded): string =>
  secrets.digest('qr-code', `${qrSource ?? id} ${qrVersion}`).slice(0, tokenLength);

/** What is stored of a token, to look it up by. */
export const qrDigestOf = ({ secrets }: Parts, token: string): string => secrets.digest('qr-code-look-up', token);

/** Where a system's code leads. */
export const qrLinkOf = (platform: Pick<Platform, 'secrets' | 'publicUrl'>, system: Coded): string =>
  `${platform.publicUrl()}/s/${qrTokenOf(platform, system)}`;

/** Makes sure that the codes of systems are found when they are scanned; a code is stored when it is first shown. */
export async function storeCodes(
  platform: Parts,
  db: Db,
  company: CompanyId,
  systems: readonly (Coded & { qrDigest: string | null })[],
): Promise<void> {
  for (const system of systems) {
    if (system.qrDigest === null) await noteSystem(db, company, system.id, { qrDigest: digestNow(platform, system) });
  }
}

/** What is stored of a system's code as it is now. */
export const digestNow = (platform: Parts, system: Coded): string => qrDigestOf(platform, qrTokenOf(platform, system));
