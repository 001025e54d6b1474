import type { Db } from '../../platform/database/database.ts';
import { publishWithin } from '../../platform/live/database-fanout.ts';
import type { Fanout } from '../../platform/live/fanout.ts';

const channel = 'presence';

/** Parties that fit into one notification, which has less than 8,000 bytes. */
const atOnce = 150;

/** The presence of parties changed, or may have; within a transaction, at its commit. */
export async function announcePresence(db: Db, parties: readonly string[]): Promise<void> {
  for (let from = 0; from < parties.length; from += atOnce) {
    const some = parties.slice(from, from + atOnce);
    await publishWithin(db, channel, { parties: some.join(' ') });
  }
}

/** Hears of every change on this node and the others. Returns the end of it. */
export const onPresenceChange = (fanout: Fanout, hear: (parties: readonly string[]) => void): (() => void) =>
  fanout.subscribe(channel, ({ parties }) => {
    if (parties) hear(parties.split(' '));
  });
