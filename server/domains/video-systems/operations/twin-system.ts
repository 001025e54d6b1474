import type { CompanyId, MemberId, VideoSystemId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { fieldProblem } from '../../../platform/http/problem.ts';
import { announceChange } from '../../../platform/live/changes.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { changeAddress, shareAddress } from '../../directory/index.ts';
import { type Member, memberOf } from '../../members/index.ts';
import { announceSystem } from '../changes.ts';
import { lockTwinned, lockUntwinned, type SystemChange, setSystem, type VideoSystem } from '../queries.ts';
import { freeAddress, ownAddress, takenAt, twinOf } from './address.ts';
import { lockForChange, type Versioned } from './remove-system.ts';

export interface Twinning {
  /** Null makes it a shared one. */
  memberId: MemberId | null;
  /** Rings at the member's address and has none of its own. */
  sharesAddress?: boolean;
  /** Of the address that it gets where it shared one and no longer does; made from its name where absent. */
  localPart?: string | undefined;
  domain?: string | undefined;
}

/**
 * Twins a system to a member, in the scope of its company, or makes it a shared one. A system that shared its member's
 * address and no longer does gets one of its own. False where it has another version. Throws `not_found`,
 * `address_taken`, `address_malformed`, `domain_not_yours`, `wrong_input` at `/memberId`.
 */
export async function twinVideoSystem(
  trx: Trx,
  acting: Acting,
  which: Versioned,
  { memberId, sharesAddress = false, localPart, domain }: Twinning,
): Promise<boolean> {
  const { company } = acting;
  const system = await lockForChange(trx, acting, which);
  if (!system) return false;
  const member = memberId && (await twinOf(trx, company, memberId));
  const wish = localPart === undefined ? null : await ownAddress(trx, company, { localPart, domain });
  const before = await twinBefore(trx, company, system);
  const after = await place(trx, acting, system, { member, shares: sharesAddress && member !== null, wish });
  await setSystem(trx, company, system.id, { ...after, untwinnedFrom: null, untwinnedShared: false });
  await announceSystem(trx, company, system.id);
  await recordAct(trx, acting, {
    act: member ? 'video-system.twinned' : 'video-system.untwinned',
    object: { kind: 'video-system', id: system.id, name: system.name },
    before,
    after: { videoAddress: after.address, twinnedTo: member?.fullName ?? null, sharesAddress: after.sharesAddress },
  });
  return true;
}

async function twinBefore(trx: Trx, company: CompanyId, { address, memberId, sharesAddress }: VideoSystem) {
  const member = memberId && (await memberOf(trx, company, memberId));
  return { videoAddress: address, twinnedTo: member?.fullName ?? null, sharesAddress };
}

interface Place {
  member: Member | null;
  shares: boolean;
  /** The address of its own that is asked for. */
  wish: string | null;
}

/** Gives a system its address for what it is to be, and answers the columns. */
async function place(trx: Trx, { company, at }: Acting, system: VideoSystem, { member, shares, wish }: Place) {
  const { id, name } = system;
  const twin = { memberId: member?.id ?? null, sharesAddress: shares };
  if (shares && member) {
    await shareAddress(trx, company, id, member.address, at);
    return { ...twin, address: member.address };
  }
  const needsOwn = system.sharesAddress;
  if (!needsOwn && wish === null) return { ...twin, address: system.address };
  // What it shared is somebody's: the directory would take it for no change.
  if (needsOwn && wish === system.address) throw fieldProblem('address_taken', '/localPart');
  const address = wish ?? (await freeAddress(trx, company, name, at));
  try {
    await changeAddress(trx, company, id, address, at);
  } catch (error) {
    throw takenAt(error, '/localPart');
  }
  return { ...twin, address };
}

/** Makes the systems of a member who is being removed shared ones; each that shared the address gets one of its own. */
export async function untwinAll(trx: Trx, acting: Acting, member: MemberId): Promise<void> {
  const { company } = acting;
  for (const system of await lockTwinned(trx, company, member)) {
    const after = await place(trx, acting, system, { member: null, shares: false, wish: null });
    await leave(trx, company, system.id, {
      ...after,
      untwinnedFrom: member,
      untwinnedShared: system.sharesAddress,
    });
  }
}

/** After the member came back, in the same transaction: gives it the systems that nobody else got since. */
export async function retwin(trx: Trx, acting: Acting, member: MemberId): Promise<void> {
  const { company } = acting;
  const back = await memberOf(trx, company, member);
  if (!back) return;
  for (const system of await lockUntwinned(trx, company, member)) {
    const after = await place(trx, acting, system, { member: back, shares: system.untwinnedShared, wish: null });
    await leave(trx, company, system.id, { ...after, untwinnedFrom: null, untwinnedShared: false });
  }
}

/** After a member's address changed, in the same transaction: the systems that share it follow. */
export async function followAddress(trx: Trx, acting: Acting, member: MemberId, address: string): Promise<void> {
  const { company, at } = acting;
  for (const { id, sharesAddress } of await lockTwinned(trx, company, member)) {
    if (!sharesAddress) continue;
    await shareAddress(trx, company, id, address, at);
    await leave(trx, company, id, { address });
  }
}

async function leave(trx: Trx, company: CompanyId, system: VideoSystemId, set: SystemChange): Promise<void> {
  await setSystem(trx, company, system, set);
  await announceSystem(trx, company, system);
  await announceChange(trx, company, 'video-system');
}
