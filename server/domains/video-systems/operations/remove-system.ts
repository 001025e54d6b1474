import type { VideoSystemId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { Problem } from '../../../platform/http/problem.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { freeLicence, takeLicence } from '../../companies/index.ts';
import {
  changeAddress,
  daysAfter,
  holdDays,
  listParty,
  removeParty,
  restoreParty,
  shareAddress,
} from '../../directory/index.ts';
import { memberOf } from '../../members/index.ts';
import { announceSystem } from '../changes.ts';
import { lockSystem, setSystem, type VideoSystem } from '../queries.ts';
import { freeAddress } from './address.ts';

export interface Versioned {
  id: VideoSystemId;
  /** Any where absent. */
  version?: number | undefined;
}

/** A system for a change, locked; null where it has another version. Throws `not_found`, for a removed one too. */
export async function lockForChange(
  trx: Trx,
  { company }: Pick<Acting, 'company'>,
  { id, version }: Versioned,
): Promise<VideoSystem | null> {
  const system = await lockSystem(trx, company, id);
  if (!system || system.removedAt) throw new Problem('not_found');
  return version === undefined || version === system.version ? system : null;
}

/** What a system forgets when it goes: its screen, which shows a pairing code again. */
export const withoutScreen = {
  deviceDigest: null,
  pairedAt: null,
  nodeId: null,
  state: 'offline',
  report: null,
} as const;

/**
 * Removes a video system, in the scope of its company: its screen shows a pairing code, its licence is free, its address
 * is held for 30 days, in which it can be undone. False where it has another version. Throws `not_found`.
 */
export async function removeVideoSystem(trx: Trx, acting: Acting, which: Versioned): Promise<boolean> {
  const { company, at } = acting;
  const system = await lockForChange(trx, acting, which);
  if (!system) return false;
  const { id, name, address } = system;
  await setSystem(trx, company, id, { removedAt: at, ...withoutScreen });
  await removeParty(trx, company, id, at);
  await freeLicence(trx, company, 'video-system');
  await announceSystem(trx, company, id, 'gone');
  await recordAct(trx, acting, {
    act: 'video-system.removed',
    object: { kind: 'video-system', id, name },
    before: { videoAddress: address },
  });
  return true;
}

/**
 * Undoes a removal: name, address, twin and code come back; a screen is paired anew. Throws `not_found`, `undo_expired`
 * after 30 days, `no_licence_left`.
 */
export async function restoreVideoSystem(trx: Trx, acting: Acting, id: VideoSystemId): Promise<void> {
  const { company, at } = acting;
  const system = await lockSystem(trx, company, id);
  if (!system?.removedAt || system.moved) throw new Problem('not_found');
  if (daysAfter(system.removedAt, holdDays) <= at) throw new Problem('undo_expired');
  await takeLicence(trx, company, 'video-system');
  const place = await placeAgain(trx, acting, system);
  await setSystem(trx, company, id, { removedAt: null, ...place });
  await recordAct(trx, acting, {
    act: 'video-system.restored',
    object: { kind: 'video-system', id, name: system.name },
    after: { videoAddress: place.address },
  });
}

/** Address and twin of a restored system: as they were, or an address of its own where its member is gone meanwhile. */
async function placeAgain(trx: Trx, { company, at }: Acting, system: VideoSystem) {
  const member = system.memberId && ((await memberOf(trx, company, system.memberId)) ?? null);
  const twin = { memberId: member?.id ?? null };
  if (!system.sharesAddress) {
    await restoreParty(trx, company, system.id, at);
    return { ...twin, sharesAddress: false, address: system.address };
  }
  await listParty(trx, company, system.id);
  if (member) {
    await shareAddress(trx, company, system.id, member.address, at);
    return { ...twin, sharesAddress: true, address: member.address };
  }
  const address = await freeAddress(trx, company, system.name, at);
  await changeAddress(trx, company, system.id, address, at);
  return { ...twin, sharesAddress: false, address };
}
