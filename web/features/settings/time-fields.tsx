import { useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { timeZones } from '../../i18n/time-zones.ts';
import classes from './settings.module.css';
import type { SettingsFormState } from './use-settings-form.ts';
import { useSettingsTexts } from './use-settings-texts.ts';

const zones = timeZones();

/** What days and weeks are for the company. */
export function TimeFields({ form }: { form: SettingsFormState }) {
  const { t } = useLingui();
  const { weekStarts } = useSettingsTexts();
  return (
    <div className={classes.fields}>
      <Select
        {...form.getInputProps('timeZone')}
        label={t`Time zone`}
        description={t`Days and months of usage are counted in it, those of the past too`}
        data={zones}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t`No such time zone`}
      />
      <Select
        {...form.getInputProps('weekStart')}
        label={t`First day of the week`}
        description={t`In calendars and charts`}
        data={Object.entries(weekStarts).map(([value, label]) => ({ value, label }))}
        allowDeselect={false}
      />
    </div>
  );
}
