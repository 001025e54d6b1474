import type { OwnRoomView } from '../../../contract/rooms.ts';

/** What the dialog of my room holds: an empty PIN is none. */
export interface RoomValues {
  name: string;
  hostPin: string;
  guestPin: string;
  lobby: boolean;
  chatHistory: boolean;
}

/** Takes a room apart into what the dialog shows. */
export const roomValues = ({ name, hostPin, guestPin, lobby, chatHistory }: OwnRoomView): RoomValues => ({
  name,
  hostPin: hostPin ?? '',
  guestPin: guestPin ?? '',
  lobby,
  chatHistory,
});

/** What was changed since `base`, as the service takes it. */
export function roomChange(base: RoomValues, { name, hostPin, guestPin, lobby, chatHistory }: RoomValues) {
  return {
    ...(name.trim() === base.name ? {} : { name }),
    ...(hostPin === base.hostPin ? {} : { hostPin: hostPin || null }),
    ...(guestPin === base.guestPin ? {} : { guestPin: guestPin || null }),
    ...(lobby === base.lobby ? {} : { lobby }),
    ...(chatHistory === base.chatHistory ? {} : { chatHistory }),
  };
}

/** A newer version with my changes of the older one on top. */
export const onTopOf = (newer: RoomValues, base: RoomValues, mine: RoomValues): RoomValues => ({
  name: mine.name === base.name ? newer.name : mine.name,
  hostPin: mine.hostPin === base.hostPin ? newer.hostPin : mine.hostPin,
  guestPin: mine.guestPin === base.guestPin ? newer.guestPin : mine.guestPin,
  lobby: mine.lobby === base.lobby ? newer.lobby : mine.lobby,
  chatHistory: mine.chatHistory === base.chatHistory ? newer.chatHistory : mine.chatHistory,
});
