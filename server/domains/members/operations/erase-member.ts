import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import { type Trx, within } from '../../../platform/database/database.ts';
import type { Scope } from '../../../platform/database/scope.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { Platform } from '../../../platform/platform.ts';
import { type Actor, erasePerson, formerMember, namesInLog, record } from '../../audit/index.ts';
import { addressesOf, dropParty } from '../../directory/index.ts';
import { deleteAccount } from '../../identity/index.ts';
import { eraseRoom, roomOfOwner } from '../../rooms/index.ts';
import { forgetInImports } from '../imports/forget-person.ts';
import type { MemberPorts } from '../ports.ts';
import { deleteMember, lockMember, namesOfOthers } from '../queries.ts';

type Needs = Pick<Platform, 'secrets' | 'clock'> & { ports: MemberPorts };

export interface Erasure {
  company: CompanyId;
  at: Date;
  actor: Actor;
  origin?: string;
  via?: string | null;
}

/**
 * Erases a removed member for good: name, email, addresses, account and room go, and what is left of the person in usage
 * and activity is a "Former member". In the company's scope. Throws `not_found` for whoever was not removed.
 */
export async function eraseMember(needs: Needs, trx: Trx, erasure: Erasure, id: MemberId): Promise<void> {
  const { company, at, actor, origin, via } = erasure;
  const back: Scope = { role: 'app', company };
  const member = await lockMember(trx, company, id);
  const room = member && (await roomOfOwner(trx, company, id));
  if (!member?.removedAt || !room) throw new Problem('not_found');
  const addresses = [...(await addressesOf(trx, company, id)), ...(await addressesOf(trx, company, room.id))];
  const ids = [id, room.id, member.accountId];
  const known = await namesInLog(trx, company, ids);
  // A colleague of the same name keeps it in the entries that are the colleague's.
  const borne = await namesOfOthers(trx, company, id, known);
  const names = known.filter((name) => !borne.includes(name));
  // What is held no more may be somebody else's by now: the addresses that the directory still has, and no others.
  const texts = [...names, member.email, room.name, ...addresses];
  await forgetInImports(trx, company, { member: id, email: member.email });
  await needs.ports.onErased?.(trx, company, { member: id, room: room.id });
  await deleteMember(trx, company, id);
  await eraseRoom(trx, company, room.id);
  await dropParty(trx, company, room.id);
  await dropParty(trx, company, id);
  await within(trx, { role: 'identity' }, back, () => deleteAccount(trx, member.accountId));
  await within(trx, { role: 'owner' }, back, () =>
    erasePerson(trx, needs, company, { ids, texts: [...new Set(texts)] }),
  );
  await record(trx, company, {
    at,
    actor,
    act: 'member.erased',
    object: { kind: 'member', id, name: formerMember },
    ...(origin ? { origin } : {}),
    ...(via ? { via } : {}),
  });
}
