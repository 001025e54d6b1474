import type { MemberView } from '../../../contract/members.ts';
import type { AccessRight } from '../../../contract/values.ts';

/** What can be changed on a member's page, the way its form holds it: an empty PIN is none. */
export interface MemberValues {
  fullName: string;
  localPart: string;
  accessRight: AccessRight;
  room: { name: string; hostPin: string; guestPin: string; lobby: boolean };
}

/** The fields of the form, in its order; paths as the form and the service's faults name them. */
export const memberFields = [
  'fullName',
  'localPart',
  'accessRight',
  'room.name',
  'room.hostPin',
  'room.guestPin',
  'room.lobby',
] as const;
export type MemberField = (typeof memberFields)[number];
export type FieldValue = string | boolean;

/** Takes a member apart into what the form shows. */
export function valuesOf({ fullName, videoAddress, accessRight, room }: MemberView): MemberValues {
  return {
    fullName,
    localPart: videoAddress.slice(0, videoAddress.lastIndexOf('@')),
    accessRight,
    room: {
      name: room.name,
      hostPin: room.hostPin ?? '',
      guestPin: room.guestPin ?? '',
      lobby: room.lobby,
    },
  };
}

/** The value of one field. */
export function valueAt(values: MemberValues, field: MemberField): FieldValue {
  switch (field) {
    case 'fullName':
      return values.fullName.trim();
    case 'localPart':
      return values.localPart.trim().toLowerCase();
    case 'accessRight':
      return values.accessRight;
    case 'room.name':
      return values.room.name.trim();
    case 'room.hostPin':
      return values.room.hostPin;
    case 'room.guestPin':
      return values.room.guestPin;
    case 'room.lobby':
      return values.room.lobby;
  }
}

/** The fields in which two versions differ, in the order of the form. */
export const differences = (one: MemberValues, other: MemberValues): MemberField[] =>
  memberFields.filter((field) => valueAt(one, field) !== valueAt(other, field));

/** What goes to the service: the changed fields and nothing else. */
export function bodyOf(values: MemberValues, changed: readonly MemberField[]) {
  const has = (field: MemberField) => changed.includes(field);
  const { fullName, localPart, accessRight, room } = values;
  const roomChange = {
    ...(has('room.name') ? { name: room.name } : {}),
    ...(has('room.hostPin') ? { hostPin: room.hostPin || null } : {}),
    ...(has('room.guestPin') ? { guestPin: room.guestPin || null } : {}),
    ...(has('room.lobby') ? { lobby: room.lobby } : {}),
  };
  return {
    ...(has('fullName') ? { fullName } : {}),
    ...(has('localPart') ? { localPart } : {}),
    ...(has('accessRight') ? { accessRight } : {}),
    ...(Object.keys(roomChange).length > 0 ? { room: roomChange } : {}),
  };
}

/** Theirs, with the given fields as they are in mine. */
export function mergeValues(theirs: MemberValues, mine: MemberValues, keep: readonly MemberField[]): MemberValues {
  const pick = <Value>(field: MemberField, own: Value, other: Value) => (keep.includes(field) ? own : other);
  return {
    fullName: pick('fullName', mine.fullName, theirs.fullName),
    localPart: pick('localPart', mine.localPart, theirs.localPart),
    accessRight: pick('accessRight', mine.accessRight, theirs.accessRight),
    room: {
      name: pick('room.name', mine.room.name, theirs.room.name),
      hostPin: pick('room.hostPin', mine.room.hostPin, theirs.room.hostPin),
      guestPin: pick('room.guestPin', mine.room.guestPin, theirs.room.guestPin),
      lobby: pick('room.lobby', mine.room.lobby, theirs.room.lobby),
    },
  };
}
