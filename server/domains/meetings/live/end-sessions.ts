import type { LiveCaller } from '../../../platform/live/live-session.ts';
import type { SessionChange } from '../../identity/index.ts';
import type { MeetingContext } from '../context.ts';
import { removeParties } from '../operations/remove-parties.ts';
import type { Hub, Seat } from './hub.ts';

/** Takes the parties whose session ended out of their meetings, before their sockets are closed. */
export async function endSessions(context: MeetingContext, hub: Hub, change: SessionChange): Promise<void> {
  const { platform } = context;
  const isClosed = change.kind === 'company-changed';
  const reason = isClosed ? 'suspended' : (change.kind === 'sessions-ended' && change.why) || 'left';
  const ended = hub.all().filter(({ session, seat }) => seat && hasEnded(session.caller, change));
  const seats = ended.flatMap(({ seat }) => seat ?? []);
  for (const connection of ended) hub.unseat(connection);
  try {
    for (const { company, room, leg } of seats) {
      const who = ({ legId }: { legId: string }) => legId === leg;
      await removeParties(context, { company, room, who, at: platform.clock.now(), reason });
    }
  } catch (error) {
    platform.metrics.faults.inc({ part: 'meetings' });
    platform.log.error({ err: error }, 'parties of an ended session are left to the sweep');
  }
}

/** Seats of people who may do more or less than before, such as a demoted administrator. */
export function seatsWithOtherRights(hub: Hub, change: SessionChange): Seat[] {
  if (change.kind !== 'rights-changed') return [];
  return hub
    .all()
    .filter(({ session }) => session.caller.kind === 'account' && session.caller.account === change.account)
    .flatMap(({ seat }) => seat ?? []);
}

function hasEnded(caller: LiveCaller, change: SessionChange): boolean {
  if (caller.kind !== 'account') return false;
  if (change.kind === 'company-changed') return !change.open && caller.member?.company === change.company;
  if (caller.account !== change.account) return false;
  if (change.kind === 'session-ended') return caller.session === change.session;
  return change.kind === 'sessions-ended' && caller.session !== change.but;
}
