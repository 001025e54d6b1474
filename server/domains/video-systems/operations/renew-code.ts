import type { VideoSystemId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { announceSystem } from '../changes.ts';
import { digestNow } from '../qr/token.ts';
import { noteSystem } from '../queries.ts';
import '../tables.ts';
import { lockForChange } from './remove-system.ts';

/** Makes a new QR code: whoever scans a print of the one before is told that it is no longer valid. Throws `not_found`. */
export async function renewCode(
  platform: Pick<Platform, 'secrets'>,
  trx: Trx,
  acting: Acting,
  id: VideoSystemId,
): Promise<void> {
  const { company, at } = acting;
  const system = await lockForChange(trx, acting, { id });
  if (!system) return;
  await trx
    .insertInto('revokedQrCode')
    .values({ digest: digestNow(platform, system), companyId: company, videoSystemId: id, revokedAt: at })
    .execute();
  const qrVersion = system.qrVersion + 1;
  await noteSystem(trx, company, id, { qrVersion, qrDigest: digestNow(platform, { ...system, qrVersion }) });
  await announceSystem(trx, company, id);
  await recordAct(trx, acting, {
    act: 'video-system.code-renewed',
    object: { kind: 'video-system', id, name: system.name },
  });
}
