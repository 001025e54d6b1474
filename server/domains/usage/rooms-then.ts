import { type RawBuilder, sql } from 'kysely';
import type { Sight } from './sight.ts';

/** Whether the room of a row, joined to `usage_who r`, is one member's; one that is no more counts as such. */
export const isPersonal = (roomId: RawBuilder<unknown>) =>
  sql<boolean>`(r.owner_id is not null or (${roomId} is not null and r.id is null))`;

/** A call's room as it was called then. */
export const formatRoom = (
  sight: Pick<Sight, 'showRoom'>,
  call: { roomId: string | null; roomName: string | null; roomAddress: string | null; personal: boolean },
) =>
  call.roomId === null
    ? null
    : sight.showRoom({
        id: call.roomId,
        name: call.roomName ?? '',
        videoAddress: call.roomAddress,
        personal: call.personal,
      });
