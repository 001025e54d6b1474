import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { NumberInput, Radio } from '@mantine/core';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { CompanySettings } from '../../../contract/settings.ts';
import { api } from '../../api/client.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from './settings.module.css';
import type { SettingsFormState } from './use-settings-form.ts';
import { useSettingsTexts } from './use-settings-texts.ts';

/** How much of people the statistics show, and for how long records are kept. */
export function RecordsFields({ form, was }: { form: SettingsFormState; was: CompanySettings }) {
  const { t } = useLingui();
  const { privacies } = useSettingsTexts();
  const explained = {
    'per-person': t`Administrators see who was in which call`,
    pseudonyms: t`People and their rooms have made-up names, and start times are cut to the hour`,
    'totals-only': t`Sums of calendar months, and nothing about single calls or people`,
  };
  const number = (field: 'retentionMonths' | 'activityRetentionMonths') => ({
    ...form.getInputProps(field),
    onChange: (value: string | number) => form.setFieldValue(field, String(value)),
    min: 1,
    max: 120,
    allowDecimal: false,
    className: classes.short,
  });
  return (
    <div className={classes.stack}>
      <Radio.Group
        {...form.getInputProps('statisticsPrivacy')}
        label={t`Privacy of statistics`}
        description={t`A stricter choice holds for the past at once; a looser one only from now on. Members always see their own calls.`}
      >
        <div className={classes.options}>
          {(Object.keys(privacies) as (keyof typeof privacies)[]).map((value) => (
            <Radio key={value} value={value} label={privacies[value]} description={explained[value]} />
          ))}
        </div>
      </Radio.Group>
      <div className={classes.fields}>
        <div>
          <NumberInput
            {...number('retentionMonths')}
            label={t`Months of call records`}
            description={t`Older calls are deleted; what was summed of them stays`}
          />
          <Deleted months={Number(form.values.retentionMonths)} was={was.retentionMonths} />
        </div>
        <NumberInput
          {...number('activityRetentionMonths')}
          label={t`Months of activity`}
          description={t`Older entries of the activity log are cut off`}
        />
      </div>
    </div>
  );
}

function Deleted({ months, was }: { months: number; was: number }) {
  const format = useFormat();
  const shorter = Number.isInteger(months) && months >= 1 && months < was;
  const preview = useQuery({
    ...api.settings.previewRetention.queryOptions({ input: { months } }),
    enabled: shorter,
    placeholderData: keepPreviousData,
  });
  if (!shorter || !preview.data) return null;
  const date = format.date(preview.data.before);
  const { calls } = preview.data;
  return (
    <p className={classes.note} role="status">
      {calls === null ? (
        <Trans>Calls from before then are deleted within a day.</Trans>
      ) : (
        <Plural
          value={calls}
          _0="No call is older than that yet."
          one="# call from before then is deleted within a day."
          other="# calls from before then are deleted within a day."
        />
      )}{' '}
      <Trans>Kept since {date}.</Trans>
    </p>
  );
}
