import type { Sight } from './sight.ts';

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
