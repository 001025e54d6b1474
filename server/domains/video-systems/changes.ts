import type { CompanyId, VideoSystemId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { publishWithin } from '../../platform/live/database-fanout.ts';
import type { Fanout } from '../../platform/live/fanout.ts';

const channel = 'video-system';

/** Something of a system changed that its screen shows, or its screen is another now. Within a transaction, at its commit. */
export const announceSystem = (db: Db, company: CompanyId, system: VideoSystemId): Promise<void> =>
  publishWithin(db, channel, { company, system });

/** Hears of it on every node. Returns the end of it. */
export const onSystemChange = (fanout: Fanout, hear: (system: VideoSystemId) => void): (() => void) =>
  fanout.subscribe(channel, ({ system }) => {
    if (system !== undefined) hear(system as VideoSystemId);
  });
