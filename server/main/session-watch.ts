import { onSessionChange, type SessionChange } from '../domains/identity/index.ts';
import type { LiveServer } from '../platform/live/live-server.ts';
import type { Platform } from '../platform/platform.ts';

/** Closes the sockets of sessions that ended and of accounts that may not go on, as every node hears of it. */
export function watchSessions({ fanout, log, metrics }: Platform, live: LiveServer): () => void {
  async function act(change: SessionChange): Promise<void> {
    if (change.kind === 'session-ended') return live.endSession(change.session);
    if (change.kind === 'sessions-ended') {
      const { account, but, why } = change;
      return live.endAccount(account, { ...(but === null ? {} : { but }), ...(why === null ? {} : { why }) });
    }
    if (change.kind === 'company-changed') return live.endCompany(change.company, change.open);
    await live.revalidate(change.account);
  }
  const endChanges = onSessionChange(fanout, (change) => {
    act(change).catch((error: unknown) => {
      metrics.faults.inc({ part: 'sessions' });
      log.error({ part: 'sessions', err: error }, 'sockets of an ended session stay open');
    });
  });
  // What ended while notifications did not arrive is found out now.
  const endUp = fanout.onUp((up) => {
    if (up) void live.revalidate();
  });
  return () => {
    endChanges();
    endUp();
  };
}
