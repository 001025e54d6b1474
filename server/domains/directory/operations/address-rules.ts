import type { CompanyId } from '../../../../contract/ids.ts';
import type { Db } from '../../../platform/database/database.ts';
import { fieldProblem } from '../../../platform/http/problem.ts';
import { domainsOf, getCompany } from '../../companies/index.ts';
import { addressFault, roomAddressOf } from '../address.ts';
import { proposeLocalPart } from '../propose.ts';
import { isAddressFree } from '../queries.ts';

export interface AddressRules {
  /** The default first. */
  domains: readonly string[];
  ownDomain: boolean;
  suffix: string;
}

/** What addresses a company may give. */
export async function addressRules(db: Db, company: CompanyId): Promise<AddressRules> {
  const domains = await domainsOf(db, company);
  const { roomSuffix } = await getCompany(db, company);
  return {
    domains: domains.map(({ domain }) => domain),
    ownDomain: domains.some(({ own }) => own),
    suffix: roomSuffix,
  };
}

/** The domain asked for, or the default. Throws `domain_not_yours`. */
export function chooseDomain({ domains }: AddressRules, asked: string | undefined, pointer = '/domain'): string {
  const wanted = asked?.trim().toLowerCase() ?? domains[0];
  if (!wanted || !domains.includes(wanted)) throw fieldProblem('domain_not_yours', pointer);
  return wanted;
}

export interface MemberAddresses {
  videoAddress: string;
  roomAddress: string;
}

/** A member's address and the personal room's. Throws `address_malformed`. */
export function memberAddresses(
  rules: AddressRules,
  localPart: string,
  domain: string,
  pointer = '/localPart',
): MemberAddresses {
  const lowered = localPart.trim().toLowerCase();
  const fault = addressFault(lowered, rules);
  if (fault) throw fieldProblem('address_malformed', pointer, fault);
  return { videoAddress: `${lowered}@${domain}`, roomAddress: roomAddressOf(lowered, rules.suffix, domain) };
}

/** Whose own present and former addresses are free for them; null for somebody new. */
export interface Takers {
  member: string | null;
  room: string | null;
}

const newcomer: Takers = { member: null, room: null };

/** Whether both addresses of a member are free. */
export const areFree = async (
  db: Db,
  { videoAddress, roomAddress }: MemberAddresses,
  at: Date,
  { member, room }: Takers = newcomer,
): Promise<boolean> =>
  (await isAddressFree(db, videoAddress, member, at)) && (await isAddressFree(db, roomAddress, room, at));

const mostAttempts = 1000;

/** A free local part made from a name, numbered where the plain one is taken; its room's address is free too. */
export async function proposeFree(
  db: Db,
  rules: AddressRules,
  fullName: string,
  domain: string,
  at: Date,
): Promise<string> {
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const localPart = proposeLocalPart(fullName, attempt);
    if (await areFree(db, memberAddresses(rules, localPart, domain), at)) return localPart;
  }
  throw fieldProblem('address_taken', '/fullName', 'No free address could be made from this name. Type one.');
}
