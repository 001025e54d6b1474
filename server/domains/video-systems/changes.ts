import type { CompanyId, VideoSystemId } from '../../../contract/ids.ts';
import { type RemoteAct, remoteAct } from '../../../contract/screen.ts';
import type { Db } from '../../platform/database/database.ts';
import { publishWithin } from '../../platform/live/database-fanout.ts';
import type { Fanout } from '../../platform/live/fanout.ts';

const channel = 'video-system';

/**
 * Something of a system changed that its screen shows, or its screen is another now; `gone`: it has lost its screen.
 * Within a transaction, at its commit.
 */
export const announceSystem = (db: Db, company: CompanyId, system: VideoSystemId, gone?: 'gone'): Promise<void> =>
  publishWithin(db, channel, { company, system, ...(gone ? { gone } : {}) });

/** Hears of it on every node. Returns the end of it. */
export const onSystemChange = (fanout: Fanout, hear: (system: VideoSystemId) => void): (() => void) =>
  fanout.subscribe(channel, ({ system }) => {
    if (system !== undefined) hear(system as VideoSystemId);
  });

/** Hears on every node of systems whose screen was taken away: what it was in is over. Returns the end of it. */
export const onScreenGone = (fanout: Fanout, hear: (system: VideoSystemId) => void): (() => void) =>
  fanout.subscribe(channel, ({ system, gone }) => {
    if (system !== undefined && gone !== undefined) hear(system as VideoSystemId);
  });

/** A phone asks a screen to come into a room. Within a transaction, at its commit. */
export const announceAsk = (db: Db, company: CompanyId, system: VideoSystemId): Promise<void> =>
  publishWithin(db, 'screen-ask', { company, system });

export const onAsk = (fanout: Fanout, hear: (company: CompanyId, system: VideoSystemId) => void): (() => void) =>
  fanout.subscribe('screen-ask', ({ company, system }) => {
    if (company !== undefined && system !== undefined) hear(company as CompanyId, system as VideoSystemId);
  });

/** A phone, which was found to be the remote control, does something at the screen. Where none is there, it is lost. */
export const announceAct = (fanout: Fanout, system: VideoSystemId, act: RemoteAct): Promise<void> =>
  fanout.publish('screen-act', { system, act: JSON.stringify(act) });

export const onAct = (fanout: Fanout, hear: (system: VideoSystemId, act: RemoteAct) => void): (() => void) =>
  fanout.subscribe('screen-act', ({ system, act }) => {
    if (system !== undefined && act !== undefined) hear(system as VideoSystemId, remoteAct.parse(JSON.parse(act)));
  });
