import { useLingui } from '@lingui/react/macro';
import type { SettingsField, SettingsValues } from './settings-values.ts';

/** Names of the fields inside a sentence, and their values as a person reads them. */
export function useSettingsTexts() {
  const { t } = useLingui();
  const names: Record<SettingsField, string> = {
    name: t`company name`,
    colour: t`colour`,
    roomSuffix: t`suffix of personal rooms`,
    pinRequired: t`host PIN required`,
    pinLength: t`least length of PINs`,
    timeZone: t`time zone`,
    weekStart: t`first day of the week`,
    callsFromOthers: t`calls from other companies`,
    statisticsPrivacy: t`privacy of statistics`,
    withoutHostMinutes: t`minutes without a host`,
    alonePersonalMinutes: t`minutes alone in a personal room`,
    aloneTeamMinutes: t`minutes alone in a team room`,
    longestMinutes: t`longest meeting`,
    retentionMonths: t`months of call records`,
    activityRetentionMonths: t`months of activity`,
  };
  const weekStarts = { monday: t`Monday`, sunday: t`Sunday`, saturday: t`Saturday` };
  const privacies = {
    'per-person': t`Per person`,
    pseudonyms: t`Pseudonyms`,
    'totals-only': t`Totals only`,
  };
  const read = (values: SettingsValues): Record<SettingsField, string> => ({
    ...values,
    pinRequired: values.pinRequired ? t`yes` : t`no`,
    callsFromOthers: values.callsFromOthers ? t`yes` : t`no`,
    weekStart: weekStarts[values.weekStart],
    statisticsPrivacy: privacies[values.statisticsPrivacy],
  });
  return { names, weekStarts, privacies, read };
}
