import type { MemberId, VideoSystemId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import { newId } from '../../../platform/random.ts';
import { type Acting, recordAct } from '../../audit/index.ts';
import { takeLicence } from '../../companies/index.ts';
import { createParty } from '../../directory/index.ts';
import { ownAddress, takenAt, twinOf } from './address.ts';
import '../tables.ts';

export interface NewVideoSystem {
  name: string;
  /** Of its own address; not looked at where it shares its member's. */
  localPart: string;
  /** The company's default where absent. */
  domain?: string | undefined;
  /** Whom it is twinned to; null for a shared one. */
  memberId: MemberId | null;
  /** Rings at its member's address and has none of its own. */
  sharesAddress: boolean;
}

/**
 * Adds a video system with party, address and licence, in the scope of its company. Throws `address_taken`,
 * `address_malformed`, `domain_not_yours`, `no_licence_left`, and `wrong_input` for a member of another company.
 */
export async function addVideoSystem(trx: Trx, acting: Acting, system: NewVideoSystem): Promise<VideoSystemId> {
  await takeLicence(trx, acting.company, 'video-system');
  const { id, address, member } = await insertSystem(trx, acting, system);
  await recordAct(trx, acting, {
    act: 'video-system.added',
    object: { kind: 'video-system', id, name: system.name },
    after: {
      videoAddress: address,
      ...(member ? { twinnedTo: member.fullName, sharesAddress: system.sharesAddress } : {}),
    },
  });
  return id;
}

/** The same without licence and record. */
export async function insertSystem(trx: Trx, { company, at }: Acting, system: NewVideoSystem) {
  const { name, memberId } = system;
  const member = memberId && (await twinOf(trx, company, memberId));
  const sharesAddress = system.sharesAddress && member !== null;
  const address = sharesAddress ? member.address : await ownAddress(trx, company, system);
  const id = newId<VideoSystemId>();
  try {
    const party = { id, kind: 'video-system', name, email: null, address, listed: true, sharesAddress, at } as const;
    await createParty(trx, company, party);
  } catch (error) {
    throw takenAt(error, '/localPart');
  }
  await trx
    .insertInto('videoSystem')
    .values({ id, companyId: company, name, address, memberId, sharesAddress, createdAt: at })
    .execute();
  return { id, address, member };
}
