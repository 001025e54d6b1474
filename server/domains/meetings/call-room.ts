import type { CompanyId, RoomId } from '../../../contract/ids.ts';
import type { Db } from '../../platform/database/database.ts';
import { type Room, roomFor } from '../rooms/index.ts';
import type { MeetingRow } from './queries.ts';

/** Where a direct call is: it has no room, no name of its own, and nobody waits at its door. */
export interface DirectPlace {
  kind: 'direct';
  id: RoomId;
  companyId: CompanyId;
  name: '';
  address: '';
  hostPin: null;
  lobby: false;
  /** Who is called in reads what was said before. */
  chatHistory: true;
}

/** Where a call is, whichever kind it is of. */
export type CallRoom = Room | DirectPlace;

/** The place of a meeting or a direct call; undefined where its room was removed. */
export async function callRoom(
  db: Db,
  { kind, companyId, roomId }: Pick<MeetingRow, 'kind' | 'companyId' | 'roomId'>,
): Promise<CallRoom | undefined> {
  if (kind === 'meeting') return roomFor(db, companyId, roomId);
  return {
    kind: 'direct',
    id: roomId,
    companyId,
    name: '',
    address: '',
    hostPin: null,
    lobby: false,
    chatHistory: true,
  };
}
