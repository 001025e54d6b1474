import { useRef, useState } from 'react';
import type { TeamRoomRow } from '../../../contract/team-room-views.ts';

/** What the removal of a room needs to know. */
export type RemovedRoom = Pick<TeamRoomRow, 'id' | 'name' | 'version' | 'inside'>;

export interface RemoveDialogState {
  /** Stays while the dialog closes, so that its words do not change under the eye. */
  asked: RemovedRoom | null;
  opened: boolean;
  ask: (room: RemovedRoom) => void;
  close: () => void;
}

/** Which room's removal is being asked about. */
export function useRemoveDialog(): RemoveDialogState {
  const [asked, setAsked] = useState<RemovedRoom | null>(null);
  const [opened, setOpened] = useState(false);
  const asking = useRef<Element | null>(null);
  return {
    asked,
    opened,
    ask: (room) => {
      asking.current = document.activeElement;
      setAsked(room);
      setOpened(true);
    },
    close: () => {
      setOpened(false);
      // The dialog began its life opened and so knows of nothing to give the focus back to.
      if (asking.current instanceof HTMLElement) asking.current.focus({ preventScroll: true });
    },
  };
}
