export { findRoom, lookUnderLimit, sweepAddressMisses } from './address-misses.ts';
export {
  type Admission,
  type Arrival,
  admit,
  bringIn,
  type DoorRules,
  type PinGiven,
  type Role,
  type Standing,
} from './admit.ts';
export { countWrongPin, holdGuard, isFlooded, isGuarded, noteRightPin, sweepGuards } from './guard.ts';
export { guardMail } from './guard-mail.ts';
export { isOn } from './guard-rules.ts';
export { type Changes, changeRoom, moveRoom, type RoomChange, renameRoom } from './operations/change-room.ts';
export { movePersonalRooms } from './operations/move-personal-rooms.ts';
export {
  closeRoom,
  createPersonalRoom,
  eraseRoom,
  openPersonalRoom,
  personalRoomName,
  removeRoom,
  restoreRoom,
} from './operations/personal-room.ts';
export { roomsOutsideRule } from './outside-pin-rule.ts';
export { onOwnersChange } from './owner-changes.ts';
export { handOver, type OwnedRoom, ownedRooms, ownerIdsOf } from './owners.ts';
export { notePinFailure, pinBlockedFor, pinSubject, sweepPinFailures } from './pin-failures.ts';
export { readPin } from './pins.ts';
export { presentRoom } from './present.ts';
export {
  countTeamRooms,
  forgetGuest,
  noteUse,
  type Room,
  roomById,
  roomFor,
  roomOfOwner,
  roomsAmong,
} from './queries.ts';
export { meetRoutes, type RoomPorts, roomRoutes, teamRoomRoutes } from './routes/index.ts';
export { standingOf, standingOfMember } from './standing.ts';
