import type { CompanyId, VideoSystemId } from '../../../contract/ids.ts';
import type { VideoSystemRow, VideoSystemView } from '../../../contract/video-systems.ts';
import type { Db } from '../../platform/database/database.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Platform } from '../../platform/platform.ts';
import { findService } from '../companies/index.ts';
import { qrLinkOf, storeCodes } from './qr/token.ts';
import { type ShownSystem, shownSystem } from './queries.ts';

type Parts = Pick<Platform, 'secrets' | 'publicUrl'>;

function lacksOf({ state, report }: ShownSystem): VideoSystemRow['lacks'] {
  if (state === 'offline' || report === null) return [];
  return (['camera', 'microphone'] as const).filter((device) => report[device] === 'missing');
}

/** Row → contract shape. */
export const presentRow = (platform: Parts, system: ShownSystem): VideoSystemRow => ({
  id: system.id,
  name: system.name,
  videoAddress: system.address,
  state: system.state,
  lastSeenAt: system.lastSeenAt?.toISOString() ?? null,
  member: system.memberId === null ? null : { id: system.memberId, name: system.memberName ?? '' },
  sharesAddress: system.sharesAddress,
  paired: system.deviceDigest !== null,
  lacks: lacksOf(system),
  codeLink: qrLinkOf(platform, system),
  version: system.version,
});

/** Who adds and removes video systems. */
export async function providerOf(db: Db): Promise<VideoSystemView['provider']> {
  const service = await findService(db);
  return { name: service?.providerName ?? '', contact: service?.providerContact ?? '' };
}

/** A system as its page shows it. Throws `not_found`. */
export async function viewSystem(
  platform: Parts & Pick<Platform, 'database'>,
  company: CompanyId,
  id: VideoSystemId,
): Promise<VideoSystemView> {
  const db = platform.database.forCompany(company);
  const system = await shownSystem(db, company, id);
  if (!system) throw new Problem('not_found');
  await storeCodes(platform, db, company, [system]);
  return {
    ...presentRow(platform, system),
    autoAnswer: system.autoAnswer,
    addedAt: system.createdAt.toISOString(),
    pairedAt: system.pairedAt?.toISOString() ?? null,
    scannedAt: system.scannedAt?.toISOString() ?? null,
    provider: await providerOf(db),
  };
}
