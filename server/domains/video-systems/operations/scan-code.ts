import type { CompanyId, VideoSystemId } from '../../../../contract/ids.ts';
import type { RequestContext } from '../../../platform/http/request-context.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Actor, record } from '../../audit/index.ts';
import '../tables.ts';
import { findCode } from './find-code.ts';

/** Scans of a system within this time are one entry of the activity log. */
const quietSeconds = 60;

type Parts = Pick<Platform, 'clock' | 'database' | 'secrets'>;

/** Who holds the phone, as the company's activity log names it. */
export function scannerOf({ caller }: Pick<RequestContext, 'caller'>, company: CompanyId): Actor {
  if (caller.kind === 'account' && caller.member?.company === company) {
    return { kind: 'member', id: caller.member.id, name: caller.name };
  }
  return { kind: 'service', id: null, name: 'Visitor' };
}

/** The system behind a scanned code, and notes the scan. Throws as `findCode` does. */
export async function scanCode(platform: Parts, context: RequestContext, token: string) {
  const { company, companyName, system } = await findCode(platform, token);
  const actor = scannerOf(context, company);
  const scan = { at: platform.clock.now(), actor, origin: context.origin };
  await noteScan(platform, company, { id: system.id, name: system.name }, scan);
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
