import { meetingLimitBounds } from '../../../contract/plain-values.ts';
import type { CompanySettings } from '../../../contract/settings.ts';

/** What can be changed on "Settings", the way its form holds it: numbers as they are typed, no colour as `''`. */
export interface SettingsValues {
  name: string;
  colour: string;
  roomSuffix: string;
  pinRequired: boolean;
  pinLength: string;
  timeZone: string;
  weekStart: CompanySettings['weekStart'];
  callsFromOthers: boolean;
  statisticsPrivacy: CompanySettings['statisticsPrivacy'];
  withoutHostMinutes: string;
  alonePersonalMinutes: string;
  aloneTeamMinutes: string;
  longestMinutes: string;
  retentionMonths: string;
  activityRetentionMonths: string;
}
export type SettingsField = keyof SettingsValues;

export type LimitField = keyof typeof meetingLimitBounds;
const limitFields = Object.keys(meetingLimitBounds) as LimitField[];

export const valuesOf = (settings: CompanySettings): SettingsValues => ({
  name: settings.name,
  colour: settings.colour ?? '',
  roomSuffix: settings.roomSuffix,
  pinRequired: settings.pinRule.required,
  pinLength: String(settings.pinRule.minimumLength),
  timeZone: settings.timeZone,
  weekStart: settings.weekStart,
  callsFromOthers: settings.callsFromOthers,
  statisticsPrivacy: settings.statisticsPrivacy,
  withoutHostMinutes: String(settings.meetingLimits.withoutHostMinutes),
  alonePersonalMinutes: String(settings.meetingLimits.alonePersonalMinutes),
  aloneTeamMinutes: String(settings.meetingLimits.aloneTeamMinutes),
  longestMinutes: String(settings.meetingLimits.longestMinutes),
  retentionMonths: String(settings.retentionMonths),
  activityRetentionMonths: String(settings.activityRetentionMonths),
});

const tidy = (values: SettingsValues, field: SettingsField) => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : value;
};

/** The fields in which two versions differ, in the order of the form. */
export const differences = (one: SettingsValues, other: SettingsValues): SettingsField[] =>
  (Object.keys(one) as SettingsField[]).filter((field) => tidy(one, field) !== tidy(other, field));

/** Theirs, with the given fields as they are in mine. */
export const merged = (
  theirs: SettingsValues,
  mine: SettingsValues,
  keep: ReadonlySet<SettingsField>,
): SettingsValues => ({
  ...theirs,
  ...Object.fromEntries([...keep].map((field) => [field, mine[field]])),
});

/** What goes to the service: the changed fields and nothing else; the parts of a rule together. */
export function bodyOf(values: SettingsValues, changed: readonly SettingsField[]) {
  const has = (...fields: SettingsField[]) => fields.some((field) => changed.includes(field));
  const { pinRequired, pinLength, colour, retentionMonths, activityRetentionMonths, ...rest } = values;
  const { name, roomSuffix, timeZone, weekStart, callsFromOthers, statisticsPrivacy } = rest;
  return {
    ...(has('name') ? { name } : {}),
    ...(has('colour') ? { colour: colour || null } : {}),
    ...(has('roomSuffix') ? { roomSuffix } : {}),
    ...(has('pinRequired', 'pinLength')
      ? { pinRule: { required: pinRequired, minimumLength: Number(pinLength) } }
      : {}),
    ...(has('timeZone') ? { timeZone } : {}),
    ...(has('weekStart') ? { weekStart } : {}),
    ...(has('callsFromOthers') ? { callsFromOthers } : {}),
    ...(has('statisticsPrivacy') ? { statisticsPrivacy } : {}),
    ...(has(...limitFields) ? { meetingLimits: limitsOf(values) } : {}),
    ...(has('retentionMonths') ? { retentionMonths: Number(retentionMonths) } : {}),
    ...(has('activityRetentionMonths') ? { activityRetentionMonths: Number(activityRetentionMonths) } : {}),
  };
}

const limitsOf = ({ withoutHostMinutes, alonePersonalMinutes, aloneTeamMinutes, longestMinutes }: SettingsValues) => ({
  withoutHostMinutes: Number(withoutHostMinutes),
  alonePersonalMinutes: Number(alonePersonalMinutes),
  aloneTeamMinutes: Number(aloneTeamMinutes),
  longestMinutes: Number(longestMinutes),
});
