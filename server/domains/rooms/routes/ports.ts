import type { CompanyId, MemberId } from '../../../../contract/ids.ts';
import type { Trx } from '../../../platform/database/database.ts';
import type { Caller } from '../../../platform/http/request-context.ts';

/** What rooms needs from domains above it. */
export interface RoomPorts {
  /** How many parties are inside, for the rooms that have any. */
  insideOf?(company: CompanyId, rooms: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** The name of whoever is signed in; null for guests. */
  nameOf?(caller: Caller): Promise<string | null>;
  /** After a removal was committed: ends the meeting in a team room. */
  onRoomRemoved?(company: CompanyId, room: string): Promise<void>;
  /** A personal room was changed by its owner: whoever shows it with the member has an old version now. */
  personalRoomChanged?(trx: Trx, company: CompanyId, owner: MemberId): Promise<void>;
}
