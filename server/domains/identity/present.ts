import { getParser } from 'bowser';
import type { z } from 'zod';
import type { CompanyRefusal, SessionView, sessionDevice } from '../../../contract/identity.ts';
import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Caller } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { findAccount } from './queries.ts';

type SignedInView = Extract<SessionView, { state: 'signed-in' }>;

/** What identity shows of a member, and does not know. */
export interface ProfilePorts {
  profile(company: CompanyId, member: MemberId): Promise<SignedInView['member']>;
  /** Names of the company's active administrators. */
  administrators(company: CompanyId): Promise<string[]>;
  /** Why the company's people can't sign in, also as a sentence; null where they can. */
  refusal(company: CompanyId): Promise<(CompanyRefusal & { sentence: string }) | null>;
}

/** Who is signed in, for the contract. */
export async function presentSession(
  { database }: Pick<Platform, 'database'>,
  ports: ProfilePorts,
  caller: Caller | null,
): Promise<SessionView> {
  if (!caller) return { state: 'anonymous' };
  if (caller.kind === 'anonymous') {
    const refusal = caller.refusedFor && (await ports.refusal(caller.refusedFor));
    if (!refusal) return { state: 'anonymous' };
    const { sentence: _, ...refused } = refusal;
    return { state: 'anonymous', refused };
  }
  const account = await findAccount(database.identity, caller.account);
  if (!account) return { state: 'anonymous' };
  const member = caller.member && (await ports.profile(caller.member.company, caller.member.id));
  const administrator = caller.member?.administrator ?? false;
  return {
    state: 'signed-in',
    account: { id: account.id, fullName: account.name, email: account.email, isOperator: account.isOperator },
    member,
    administrators: caller.member ? await ports.administrators(caller.member.company) : [],
    can: { administer: administrator, seeUsage: administrator, operate: caller.operator },
  };
}

export interface SessionRow {
  id: string;
  ipAddress: string | null;
  userAgent: string | null;
  createdAt: Date;
  updatedAt: Date;
}

/** A session for the contract; `current` is the id of the calling one. */
export function presentDevice(row: SessionRow, current: string | null): z.infer<typeof sessionDevice> {
  return {
    id: row.id,
    browser: browserOf(row.userAgent ?? ''),
    networkAddress: row.ipAddress || null,
    lastUsedAt: row.updatedAt.toISOString(),
    createdAt: row.createdAt.toISOString(),
    current: row.id === current,
  };
}

/** `Firefox 140 on Windows`, as far as a User-Agent tells. */
export function browserOf(userAgent: string): string {
  if (userAgent === '') return 'Unknown browser';
  const parser = getParser(userAgent);
  const { name, version } = parser.getBrowser();
  if (!name) return 'Unknown browser';
  const system = parser.getOSName();
  const major = version?.split('.')[0];
  return [name, major, system && `on ${system}`].filter(Boolean).join(' ');
}
