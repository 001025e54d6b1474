import { expect, test } from 'vitest';
import type { CompanySettings } from '../../../contract/settings.ts';
import { bodyOf, differences, merged, valuesOf } from './settings-values.ts';

const settings: CompanySettings = {
  name: 'Acme',
  logo: null,
  colour: null,
  roomSuffix: '.vmr',
  pinRule: { required: false, minimumLength: 4 },
  timeZone: 'Europe/Oslo',
  weekStart: 'monday',
  callsFromOthers: true,
  statisticsPrivacy: 'per-person',
  meetingLimits: { withoutHostMinutes: 5, alonePersonalMinutes: 15, aloneTeamMinutes: 240, longestMinutes: 720 },
  retentionMonths: 25,
  activityRetentionMonths: 24,
  version: 3,
};
const was = valuesOf(settings);

test('only what was changed is sent, the two parts of the PIN rule together', () => {
  const now = { ...was, name: ' Acme ', colour: '#17705f', pinLength: '6', retentionMonths: '12' };
  const changed = differences(was, now);
  expect(changed).toEqual(['colour', 'pinLength', 'retentionMonths']);
  expect(bodyOf(now, changed)).toEqual({
    colour: '#17705f',
    pinRule: { required: false, minimumLength: 6 },
    retentionMonths: 12,
  });
  const withColour = valuesOf({ ...settings, colour: '#17705f' });
  expect(bodyOf(was, differences(withColour, was))).toEqual({ colour: null });
});

test('one limit of meetings goes with the others', () => {
  const now = { ...was, aloneTeamMinutes: '60' };
  expect(bodyOf(now, differences(was, now))).toEqual({
    meetingLimits: { withoutHostMinutes: 5, alonePersonalMinutes: 15, aloneTeamMinutes: 60, longestMinutes: 720 },
  });
});

test('what is chosen of mine goes over theirs', () => {
  const mine = { ...was, name: 'Mine', timeZone: 'UTC' };
  const theirs = { ...was, name: 'Theirs', weekStart: 'sunday' as const };
  expect(merged(theirs, mine, new Set(['timeZone']))).toEqual({ ...theirs, timeZone: 'UTC' });
});
