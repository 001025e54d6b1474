import type { VideoSystemId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import { fieldProblem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { announceSystem } from '../changes.ts';
import { takePairing } from '../pairing-queries.ts';
import { noteSystem } from '../queries.ts';
import { lockForChange, withoutScreen } from './remove-system.ts';
import { pairingDigestOf } from './request-pairing.ts';

interface Pairing {
  id: VideoSystemId;
  /** As somebody typed it. */
  code: string;
}

/**
 * Pairs a system with the screen that shows a code, in the scope of its company. The screen that it had before may do
 * nothing more, at once. Throws `not_found`, `pairing_code_wrong`.
 */
export async function pairSystem(
  platform: Pick<Platform, 'secrets'>,
  trx: Trx,
  acting: Acting,
  { id, code }: Pairing,
): Promise<void> {
  const { company, at } = acting;
  const system = await lockForChange(trx, acting, { id });
  if (!system) return;
  const token = await within(trx, { role: 'identity' }, { role: 'app', company }, () =>
    takePairing(trx, pairingDigestOf(platform, code), at),
  );
  if (token === null) throw fieldProblem('pairing_code_wrong', '/code');
  await noteSystem(trx, company, id, { ...withoutScreen, deviceDigest: token, pairedAt: at });
  await announceSystem(trx, company, id, 'gone');
  await recordAct(trx, acting, {
    act: 'video-system.paired',
    object: { kind: 'video-system', id, name: system.name },
    ...(system.deviceDigest === null ? {} : { before: { screen: 'another' } }),
  });
}

/** Takes the screen away, in the scope of the company: it shows a pairing code. Throws `not_found`. */
export async function unpairSystem(trx: Trx, acting: Acting, id: VideoSystemId): Promise<void> {
  const system = await lockForChange(trx, acting, { id });
  if (!system || system.deviceDigest === null) return;
  await noteSystem(trx, acting.company, id, withoutScreen);
  await announceSystem(trx, acting.company, id, 'gone');
  await recordAct(trx, acting, {
    act: 'video-system.unpaired',
    object: { kind: 'video-system', id, name: system.name },
  });
}
