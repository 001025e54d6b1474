import { expect, test } from 'vitest';
import { changedSettings, mergeSettings, type SettingsValues, settingsBody, settingsText } from './settings-values.ts';

const names = {
  name: 'name',
  localPart: 'video address',
  hostPin: 'host PIN',
  guestPin: 'guest PIN',
  lobby: 'lobby',
  askForName: 'ask for a name',
  chatHistory: 'chat for who joins later',
};
const base: SettingsValues = {
  name: 'Hall',
  localPart: 'hall.vmr',
  hostPin: '482910',
  guestPin: '',
  lobby: false,
  askForName: true,
  chatHistory: false,
};

test('only what was changed is sent; an empty PIN is none', () => {
  const mine = { ...base, name: ' Hall ', localPart: 'HALL.vmr', hostPin: '', lobby: true };
  const changed = changedSettings(names, base, mine);
  expect(changed).toEqual(['hostPin', 'lobby']);
  expect(settingsBody(mine, changed)).toEqual({ hostPin: null, lobby: true });
  expect(changedSettings(names, base, { ...base })).toEqual([]);
});

test('of two versions each field is one or the other', () => {
  const mine = { ...base, name: 'Mine', askForName: false };
  const theirs = { ...base, name: 'Theirs', guestPin: '1234' };
  expect(mergeSettings(theirs, mine, new Set(['askForName']))).toEqual({ ...theirs, askForName: false });
  expect(settingsText(mine, { on: 'on', off: 'off' })).toMatchObject({ name: 'Mine', lobby: 'off', askForName: 'off' });
});
