import type { CompanyId, MemberId } from '../../../contract/ids.ts';
import type { Presence } from '../../../contract/presence.ts';
import type { Db } from '../../platform/database/database.ts';
import { api } from '../../platform/http/api.ts';
import { Problem } from '../../platform/http/problem.ts';
import { callingMember } from '../../platform/http/request-context.ts';
import type { Platform } from '../../platform/platform.ts';
import { setUndisturbed, undisturbedUntil } from './do-not-disturb.ts';
import { listDirectory } from './list.ts';
import { addressRules, areFree, chooseDomain, memberAddresses, proposeFree } from './operations/address-rules.ts';
import { announcePresence } from './presence-changes.ts';

/** What the directory shows and domains above it know. Absent: everybody is offline, no room has anybody inside. */
export interface DirectoryPorts {
  /** Presence of those who are not offline. */
  presenceOf?(company: CompanyId, parties: readonly string[]): Promise<ReadonlyMap<string, Presence>>;
  /** How many parties are inside, for the rooms that have any. */
  insideOf?(company: CompanyId, rooms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The personal room of a member; null where there is none in the company. */
  roomOf?(db: Db, company: CompanyId, member: MemberId): Promise<string | null>;
}

const presentUndisturbed = (until: Date | null | undefined) => ({
  doNotDisturb: until !== undefined,
  until: until?.toISOString() ?? null,
});

const nobody: ReadonlyMap<string, never> = new Map<string, never>();

export const directoryRoutes = ({ database, clock }: Platform, ports: DirectoryPorts = {}) => ({
  list: api.directory.list.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const { items, page } = await listDirectory(database.forCompany(company), company, input);
    const ids = items.map(({ id }) => id);
    const rooms = items.filter(({ kind }) => kind === 'room').map(({ id }) => id);
    const presence = (await ports.presenceOf?.(company, ids)) ?? nobody;
    const inside = (rooms.length > 0 && (await ports.insideOf?.(company, rooms))) || nobody;
    return {
      ...page,
      items: items.map(({ id, kind, name, address, lastSeenAt }) => ({
        id,
        kind,
        name,
        videoAddress: address,
        inside: kind === 'room' ? (inside.get(id) ?? 0) : null,
        lastSeenAt: lastSeenAt?.toISOString() ?? null,
        presence: presence.get(id) ?? 'offline',
      })),
    };
  }),

  myPresence: api.directory.myPresence.handler(async ({ context }) => {
    const { company, member } = callingMember(context);
    return presentUndisturbed(await undisturbedUntil(database.forCompany(company), company, member, clock.now()));
  }),

  setMyPresence: api.directory.setMyPresence.handler(async ({ input, context }) => {
    const { company, member } = callingMember(context);
    const wished = input.until === null ? null : new Date(input.until);
    // A time that has passed turns it off.
    const isOn = input.doNotDisturb && (wished === null || wished > clock.now());
    const until = isOn ? wished : undefined;
    await database
      .forCompany(company)
      .transaction()
      .execute(async (trx) => {
        await setUndisturbed(trx, company, member, until);
        await announcePresence(trx, [member]);
      });
    return presentUndisturbed(until);
  }),

  checkAddress: api.directory.checkAddress.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const db = database.forCompany(company);
    const rules = await addressRules(db, company);
    const domain = chooseDomain(rules, input.domain);
    const localPart = input.localPart.trim().toLowerCase();
    try {
      const addresses = memberAddresses(rules, localPart, domain);
      const room = input.member && ((await ports.roomOf?.(db, company, input.member)) ?? null);
      if (input.member && !room) throw new Problem('not_found');
      const takers = { member: input.member ?? null, room: room ?? null };
      const free = await areFree(db, addresses, clock.now(), takers);
      return free
        ? { ...addresses, state: 'free' as const, message: null }
        : { ...addresses, state: 'taken' as const, message: 'This video address is taken. Choose another.' };
    } catch (error) {
      if (!(error instanceof Problem) || error.problem !== 'address_malformed') throw error;
      return {
        videoAddress: `${localPart}@${domain}`,
        roomAddress: `${localPart}${rules.suffix}@${domain}`,
        state: 'malformed' as const,
        message: error.message,
      };
    }
  }),

  proposeAddress: api.directory.proposeAddress.handler(async ({ input, context }) => {
    const { company } = callingMember(context);
    const db = database.forCompany(company);
    const rules = await addressRules(db, company);
    const domain = chooseDomain(rules, input.domain);
    const localPart = await proposeFree(db, rules, input.fullName, domain, clock.now());
    return { localPart, domain, videoAddress: `${localPart}@${domain}` };
  }),
});
