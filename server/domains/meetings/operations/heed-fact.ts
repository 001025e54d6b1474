import type { LegId } from '../../../../contract/ids.ts';
import type { Engine, EngineFact } from '../../../engines/engine.ts';
import type { MeetingContext } from '../context.ts';
import { locateLeg } from '../locate.ts';
import { noteMedia } from '../queries.ts';

/**
 * Heeds what an engine has found out. A leg that came and is in no call held access that has ended: it is removed again.
 * Of one that is gone the time is noted; the sweep takes out who has no socket either. What proves a leg is its socket.
 */
export async function heedFact({ platform }: MeetingContext, engine: Engine, fact: EngineFact): Promise<void> {
  if (fact.type === 'call-emptied') return;
  const { call, leg, at } = fact;
  const isGone = fact.type === 'leg-gone';
  if (await isIn(platform, leg, isGone ? at : null)) return;
  if (!isGone) await engine.remove({ call, leg });
}

/** Whether the leg is in a call; if so, notes since when its media is gone. */
async function isIn({ database }: MeetingContext['platform'], leg: LegId, goneAt: Date | null): Promise<boolean> {
  const located = await locateLeg(database.resolver, leg);
  if (!located) return false;
  const { company } = located;
  return noteMedia(database.forCompany(company), company, leg, goneAt);
}
