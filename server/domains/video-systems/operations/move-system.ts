import type { CompanyId, VideoSystemId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import type { Scope } from '../../../platform/database/scope.ts';
import { newId } from '../../../platform/random.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { freeLicence, takeLicence } from '../../companies/index.ts';
import { createParty, removeParty } from '../../directory/index.ts';
import { announceSystem } from '../changes.ts';
import { noteSystem, setSystem } from '../queries.ts';
import { ownAddress, takenAt } from './address.ts';
import { lockForChange, type Versioned, withoutScreen } from './remove-system.ts';

export interface Move {
  toCompany: CompanyId;
  localPart: string;
  /** The other company's default where absent. */
  domain?: string | undefined;
}

const scopeOf = (company: CompanyId): Scope => ({ role: 'app', company });

/**
 * Moves a system to another company, in the scope of the one that has it: a new id, name kept, an address there, no twin,
 * the same screen and the same printed code. What it did before stays with the company in which it was, under its old id.
 * The id there; null where it has another version. Throws `not_found`, `no_licence_left`, `address_taken`,
 * `address_malformed`, `domain_not_yours`.
 */
export async function moveVideoSystem(
  trx: Trx,
  acting: Acting,
  which: Versioned,
  { toCompany, localPart, domain }: Move,
): Promise<VideoSystemId | null> {
  const { company: from, at } = acting;
  const system = await lockForChange(trx, acting, which);
  if (!system) return null;
  const { id: oldId, name } = system;

  await noteSystem(trx, from, oldId, { qrDigest: null, memberId: null, sharesAddress: false });
  await setSystem(trx, from, oldId, { removedAt: at, moved: true, ...withoutScreen });
  await removeParty(trx, from, oldId, at);
  await freeLicence(trx, from, 'video-system');
  await recordAct(trx, acting, {
    act: 'video-system.moved-away',
    object: { kind: 'video-system', id: oldId, name },
    before: { videoAddress: system.address },
  });
  await announceSystem(trx, from, oldId, 'gone');

  const id = newId<VideoSystemId>();
  await within(trx, scopeOf(toCompany), scopeOf(from), async () => {
    const address = await ownAddress(trx, toCompany, { localPart, domain });
    await takeLicence(trx, toCompany, 'video-system');
    try {
      await createParty(trx, toCompany, { id, kind: 'video-system', name, email: null, address, listed: true, at });
    } catch (error) {
      throw takenAt(error, '/localPart');
    }
    const { qrVersion, qrDigest, deviceDigest, pairedAt, autoAnswer, lastSeenAt } = system;
    const code = { qrSource: system.qrSource ?? oldId, qrVersion, qrDigest };
    await trx
      .insertInto('videoSystem')
      .values({
        id,
        companyId: toCompany,
        name,
        address,
        createdAt: at,
        autoAnswer,
        ...code,
        deviceDigest,
        pairedAt,
        lastSeenAt,
      })
      .execute();
    await recordAct(
      trx,
      { ...acting, company: toCompany },
      { act: 'video-system.moved-in', object: { kind: 'video-system', id, name }, after: { videoAddress: address } },
    );
  });
  return id;
}
