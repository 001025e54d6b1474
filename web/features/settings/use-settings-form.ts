import { useLingui } from '@lingui/react/macro';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useQueryClient } from '@tanstack/react-query';
import { meetingLimitBounds } from '../../../contract/plain-values.ts';
import type { CompanySettings } from '../../../contract/settings.ts';
import { api, client, ifMatch } from '../../api/client.ts';
import { staleVersion } from '../../api/stale.ts';
import { useVersionedForm } from '../../app/use-versioned-form.ts';
import { bodyOf, differences, type LimitField, type SettingsValues, valuesOf } from './settings-values.ts';
import { useSettingsTexts } from './use-settings-texts.ts';

export type SettingsFormState = UseFormReturnType<SettingsValues>;

const isSettings = (value: object): value is CompanySettings => 'roomSuffix' in value && 'version' in value;
const isCount = (text: string, least: number, most: number) =>
  /^\d{1,4}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** The form of the settings: filled from what is newest while nothing was changed, and saved over that version only. */
export function useSettingsForm(settings: CompanySettings) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { names } = useSettingsTexts();
  const months = (text: string) => (isCount(text, 1, 120) ? null : t`Enter 1 to 120 months`);
  const minutes = (field: LimitField) => (text: string) => {
    const [least, most] = meetingLimitBounds[field];
    return isCount(text, least, most) ? null : t`Enter ${least} to ${most} minutes`;
  };
  const form = useForm<SettingsValues>({
    initialValues: valuesOf(settings),
    validate: {
      name: (name) => (name.trim() === '' ? t`Enter the name of the company` : null),
      colour: (colour) => (colour === '' || /^#[0-9a-f]{6}$/i.test(colour.trim()) ? null : t`Write it as #rrggbb`),
      roomSuffix: (suffix) =>
        /^[._-][a-z0-9._-]{0,15}$/i.test(suffix.trim())
          ? null
          : t`Start with a dot, hyphen or underscore; 1 to 16 characters`,
      pinLength: (length) => (isCount(length, 4, 20) ? null : t`Enter 4 to 20 digits`),
      withoutHostMinutes: minutes('withoutHostMinutes'),
      alonePersonalMinutes: minutes('alonePersonalMinutes'),
      aloneTeamMinutes: minutes('aloneTeamMinutes'),
      longestMinutes: minutes('longestMinutes'),
      retentionMonths: months,
      activityRetentionMonths: months,
    },
  });
  const saving = useVersionedForm({
    row: settings,
    form,
    valuesOf,
    differences,
    names,
    readStale: (error) => staleVersion(error, isSettings),
    faultFields: { suffix_taken: 'roomSuffix' },
    send: (from, values, fields) =>
      client.settings.update({ headers: ifMatch(from.version), body: bodyOf(values, fields) }),
    keep: (row) => queries.setQueryData(api.settings.get.queryKey(), row),
    // Name, logo, suffix and zone show everywhere.
    onSaved: () => void queries.invalidateQueries(),
  });
  return { form, ...saving };
}
