import type { CompanyId, RoomId } from '../../../../contract/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import {
  type AddressRules,
  addressFault,
  addressRules,
  chooseDomain,
  isAddressFree,
  parseAddress,
  proposeLocalPart,
} from '../../directory/index.ts';

/** A team room's address; its local part is written whole, the company's suffix and all. Throws `address_malformed`. */
export function teamRoomAddress(rules: AddressRules, localPart: string, domain: string): string {
  const lowered = localPart.trim().toLowerCase();
  const fault = addressFault(lowered, rules);
  if (fault) throw fieldProblem('address_malformed', '/localPart', fault);
  return `${lowered}@${domain}`;
}

const longestLocalPart = 64;
const mostAttempts = 1000;

/** A local part made from a room's name as personal rooms' are: `oslo.lab.vmr`. `attempt` from 2 on adds a number. */
export function localPartOfRoom(name: string, suffix: string, attempt = 1): string {
  const slug = proposeLocalPart(name, attempt, 'room');
  const number = attempt > 1 ? String(attempt) : '';
  const longest = longestLocalPart - suffix.length;
  if (slug.length <= longest) return `${slug}${suffix}`;
  return `${slug.slice(0, longest - number.length).replace(/[._-]+$/, '')}${number}${suffix}`;
}

/** A free local part made from a room's name. Throws `domain_not_yours`, `address_taken` where none could be made. */
export async function proposeTeamRoomAddress(
  db: Db,
  company: CompanyId,
  name: string,
  askedDomain: string | undefined,
  at: Date,
): Promise<{ localPart: string; domain: string; videoAddress: string }> {
  const rules = await addressRules(db, company);
  const domain = chooseDomain(rules, askedDomain);
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const localPart = localPartOfRoom(name, rules.suffix, attempt);
    const videoAddress = `${localPart}@${domain}`;
    if (await isAddressFree(db, videoAddress, null, at)) return { localPart, domain, videoAddress };
  }
  throw fieldProblem('address_taken', '/localPart', 'No free address could be made from this name. Type one.');
}

/** Whether an address is well-formed and free: for a new room, or for one that is there. */
export async function checkTeamRoomAddress(
  db: Db,
  company: CompanyId,
  { localPart, domain: asked, room }: { localPart: string; domain?: string | undefined; room?: RoomId | undefined },
  at: Date,
) {
  const rules = await addressRules(db, company);
  const domain = chooseDomain(rules, asked);
  const videoAddress = `${localPart.trim().toLowerCase()}@${domain}`;
  const fault = addressFault(localPart.trim(), rules);
  if (fault) return { videoAddress, state: 'malformed' as const, message: fault };
  const free = await isAddressFree(db, videoAddress, room ?? null, at);
  return free
    ? { videoAddress, state: 'free' as const, message: null }
    : { videoAddress, state: 'taken' as const, message: new Problem('address_taken').message };
}

/** The address with another local part; null where it stays the same. Throws `address_malformed`. */
export async function movedAddress(db: Db, company: CompanyId, address: string, localPart: string | undefined) {
  const current = parseAddress(address);
  if (localPart === undefined || !current || localPart === current.localPart) return null;
  return teamRoomAddress(await addressRules(db, company), localPart, current.domain);
}
