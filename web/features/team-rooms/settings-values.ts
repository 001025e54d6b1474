import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { changedBetween } from '../../ui/stale-fields.ts';

/** What "Settings" of a team room holds: an empty PIN is none. */
export interface SettingsValues {
  name: string;
  localPart: string;
  hostPin: string;
  guestPin: string;
  lobby: boolean;
  askForName: boolean;
  chatHistory: boolean;
}
export type SettingsField = keyof SettingsValues;

/** Takes a room apart into what the form shows. */
export const settingsOf = ({ videoAddress, ...room }: TeamRoomView): SettingsValues => ({
  name: room.name,
  localPart: videoAddress.slice(0, videoAddress.lastIndexOf('@')),
  hostPin: room.hostPin ?? '',
  guestPin: room.guestPin ?? '',
  lobby: room.lobby,
  askForName: room.askForName,
  chatHistory: room.chatHistory,
});

/** As they are compared: spaces around a text and capitals of an address make no difference. */
const plain = (values: SettingsValues): SettingsValues => ({
  ...values,
  name: values.name.trim(),
  localPart: values.localPart.trim().toLowerCase(),
});

/** Values as a person reads them; `words` for on and off. */
export function settingsText(values: SettingsValues, words: { on: string; off: string }) {
  const { lobby, askForName, chatHistory, ...texts } = plain(values);
  const say = (on: boolean) => (on ? words.on : words.off);
  return { ...texts, lobby: say(lobby), askForName: say(askForName), chatHistory: say(chatHistory) };
}

/** The fields in which two versions differ, in the order of `names`. */
export function changedSettings(
  names: Readonly<Record<SettingsField, string>>,
  one: SettingsValues,
  other: SettingsValues,
): SettingsField[] {
  const words = { on: '1', off: '0' };
  return changedBetween(names, settingsText(one, words), settingsText(other, words));
}

/** What goes to the service: the changed fields and nothing else. */
export function settingsBody(values: SettingsValues, changed: readonly SettingsField[]) {
  const { name, localPart, hostPin, guestPin, lobby, askForName, chatHistory } = values;
  const has = (field: SettingsField) => changed.includes(field);
  return {
    ...(has('name') ? { name } : {}),
    ...(has('localPart') ? { localPart } : {}),
    ...(has('hostPin') ? { hostPin: hostPin || null } : {}),
    ...(has('guestPin') ? { guestPin: guestPin || null } : {}),
    ...(has('lobby') ? { lobby } : {}),
    ...(has('askForName') ? { askForName } : {}),
    ...(has('chatHistory') ? { chatHistory } : {}),
  };
}

/** Theirs, with the given fields as they are in mine. */
export function mergeSettings(
  theirs: SettingsValues,
  mine: SettingsValues,
  keep: ReadonlySet<SettingsField>,
): SettingsValues {
  const from = (field: SettingsField) => (keep.has(field) ? mine : theirs);
  return {
    name: from('name').name,
    localPart: from('localPart').localPart,
    hostPin: from('hostPin').hostPin,
    guestPin: from('guestPin').guestPin,
    lobby: from('lobby').lobby,
    askForName: from('askForName').askForName,
    chatHistory: from('chatHistory').chatHistory,
  };
}
