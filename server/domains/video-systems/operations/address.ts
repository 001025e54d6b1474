import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import type { Db, Trx } from '../../../platform/database/database.ts';
import { fieldProblem, Problem } from '../../../platform/http/problem.ts';
import { addressFault, addressRules, chooseDomain, isAddressFree, proposeLocalPart } from '../../directory/index.ts';
import { type Member, memberOf } from '../../members/index.ts';

export interface AddressWish {
  localPart: string;
  /** The company's default where absent. */
  domain?: string | undefined;
}

/** The address asked for. Throws `domain_not_yours`, `address_malformed`. */
export async function ownAddress(db: Db, company: CompanyId, { localPart, domain }: AddressWish): Promise<string> {
  const rules = await addressRules(db, company);
  const chosen = chooseDomain(rules, domain);
  const lowered = localPart.trim().toLowerCase();
  const fault = addressFault(lowered, rules);
  if (fault) throw fieldProblem('address_malformed', '/localPart', fault);
  return `${lowered}@${chosen}`;
}

const mostAttempts = 1000;

/** A free address made from a system's name, where nobody is there to be asked. */
export async function freeAddress(trx: Trx, company: CompanyId, name: string, at: Date): Promise<string> {
  const { domains } = await addressRules(trx, company);
  for (let attempt = 1; attempt <= mostAttempts; attempt += 1) {
    const address = `${proposeLocalPart(name, attempt)}@${domains[0]}`;
    if (await isAddressFree(trx, address, null, at)) return address;
  }
  throw new Problem('address_taken');
}

/** The member that a system is to be twinned to. Throws `wrong_input` at `/memberId`. */
export async function twinOf(trx: Trx, company: CompanyId, member: MemberId): Promise<Member> {
  const found = await memberOf(trx, company, member);
  if (!found) throw fieldProblem('wrong_input', '/memberId', 'Choose a member of this company.');
  return found;
}

/** `address_taken` with the field that it is about. */
export const takenAt = (error: unknown, pointer: string): unknown =>
  error instanceof Problem && error.problem === 'address_taken' ? fieldProblem('address_taken', pointer) : error;
