import { useLingui } from '@lingui/react/macro';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import type { CompanySettings } from '../../../contract/settings.ts';
import { api, ifMatch } from '../../api/client.ts';
import { staleVersion } from '../../api/stale.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { tell } from '../../ui/toast.tsx';
import { bodyOf, differences, merged, type SettingsField, type SettingsValues, valuesOf } from './settings-values.ts';
import { useSettingsTexts } from './use-settings-texts.ts';

export type SettingsFormState = UseFormReturnType<SettingsValues>;

const isSettings = (value: object): value is CompanySettings => 'roomSuffix' in value && 'version' in value;
const isCount = (text: string, least: number, most: number) =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) >= least && Number(text) <= most;

/** The form of the settings: filled from what is newest while nothing was changed, and saved over that version only. */
export function useSettingsForm(settings: CompanySettings) {
  const { t, i18n } = useLingui();
  const queries = useQueryClient();
  const { names } = useSettingsTexts();
  const [base, setBase] = useState(settings);
  const [fault, setFault] = useState<unknown>(null);
  const [newer, setNewer] = useState<CompanySettings | null>(null);
  const months = (text: string) => (isCount(text, 1, 120) ? null : t`Enter 1 to 120 months`);
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
      retentionMonths: months,
      activityRetentionMonths: months,
    },
  });
  const changed = differences(valuesOf(base), form.values);
  const fill = (from: CompanySettings, values = valuesOf(from)) => {
    setBase(from);
    form.setValues(values);
    form.clearErrors();
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a newer version is a reason to fill the form
  useEffect(() => {
    if (settings.version === base.version) return;
    if (changed.length === 0) fill(settings);
  }, [settings]);
  const update = useMutation(
    api.settings.update.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: (saved) => {
        const saying = new Intl.ListFormat(i18n.locale, { type: 'unit', style: 'short' });
        tell(t`Saved: ${saying.format(changed.map((field) => names[field]))}`);
        queries.setQueryData(api.settings.get.queryKey(), saved);
        fill(saved);
        setNewer(null);
        // Name, logo, suffix and zone show everywhere.
        void queries.invalidateQueries();
      },
      onError: (error) => {
        const theirs = staleVersion(error, isSettings);
        setNewer(theirs);
        if (!theirs) setFault(putFaultsOnForm(form, error, { suffix_taken: 'roomSuffix' }));
      },
    }),
  );
  const send = (from: CompanySettings, values: SettingsValues) => {
    const fields = differences(valuesOf(from), values);
    if (fields.length > 0) update.mutate({ headers: ifMatch(from.version), body: bodyOf(values, fields) });
  };
  return {
    form,
    base,
    changed,
    fault,
    newer,
    saving: update.isPending,
    submit: (then: () => void) => form.onSubmit(then, focusFaulty(form)),
    save: () => send(base, form.values),
    discard: () => {
      setFault(null);
      fill(settings);
    },
    closeNewer: () => setNewer(null),
    choose: (keep: ReadonlySet<SettingsField>) => {
      if (!newer) return;
      const values = merged(valuesOf(newer), form.values, keep);
      fill(newer, values);
      queries.setQueryData(api.settings.get.queryKey(), newer);
      setNewer(null);
      send(newer, values);
    },
  };
}
