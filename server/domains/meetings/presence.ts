import type { CompanyId } from '../../../contract/ids.ts';
import type { Presence } from '../../../contract/presence.ts';
import { undisturbedAmong } from '../directory/index.ts';
import type { MeetingContext } from './context.ts';
import type { Windows } from './live/windows.ts';
import { engagedAmong } from './ring-queries.ts';

/** Answers the presence of those of a company's parties who are not offline, whatever node they are at. */
export function createPresenceOf({ platform, presenceOfSystems }: MeetingContext, windows: Windows) {
  const { clock, database } = platform;
  return async (company: CompanyId, parties: readonly string[]): Promise<ReadonlyMap<string, Presence>> => {
    const presence = new Map<string, Presence>(await presenceOfSystems?.(company, parties));
    const engaged = parties.length > 0 ? await engagedAmong(database.resolver, parties, company) : new Set<string>();
    const online = [...(await windows.onlineAmong(company, parties))];
    const away = await undisturbedAmong(database.forCompany(company), company, online, clock.now());
    for (const party of online) presence.set(party, away.has(party) ? 'do-not-disturb' : 'available');
    for (const party of engaged) presence.set(party, 'in-call');
    return presence;
  };
}
