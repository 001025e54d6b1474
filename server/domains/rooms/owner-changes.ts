import type { CompanyId, RoomId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { publishWithin } from '../../platform/live/database-fanout.ts';
import type { Fanout } from '../../platform/live/fanout.ts';

const channel = 'room-owners';

/** Who has control in a room is somebody else now; within a transaction, at its commit. */
export const announceOwners = (db: Db, company: CompanyId, room: RoomId): Promise<void> =>
  publishWithin(db, channel, { company, room });

/** Hears of each such change on this node and the others. Returns the end of it. */
export const onOwnersChange = (fanout: Fanout, hear: (company: CompanyId, room: RoomId) => void): (() => void) =>
  fanout.subscribe(channel, ({ company, room }) => {
    if (company !== undefined && room !== undefined) hear(company as CompanyId, room as RoomId);
  });
