import type { RingId } from '../../../../contract/ids.ts';
import { Problem } from '../../../platform/http/problem.ts';
import type { MeetingContext } from '../context.ts';
import { locateRing, locateRings } from '../ring-queries.ts';
import { endRing, type InVain } from './ring-end.ts';
import { callingParty } from './ring-target.ts';
import type { Visitor } from './visitor.ts';

/** Turns a call away that rings for the visitor, on all its windows and systems. Throws `ring_over`. */
export async function declineRing(context: MeetingContext, visitor: Visitor, ring: RingId): Promise<void> {
  const { id } = callingParty(visitor);
  const located = await locateRing(context.platform.database.resolver, ring);
  const ended = located && (await endRing(context, located, 'declined', ({ rung }) => rung.includes(id)));
  if (!ended) throw new Problem('ring_over');
}

/** Whatever else rings for a party ends: it is in a call now, or may not answer any more. */
export async function endRingsOf(context: MeetingContext, party: string, why: InVain): Promise<void> {
  for (const place of await locateRings(context.platform.database.resolver, party)) {
    // A system that answers leaves what rings for its member alone.
    await endRing(context, place, why, ({ toParty }) => toParty === party).catch((error: unknown) => {
      if (!(error instanceof Problem)) throw error;
    });
  }
}
