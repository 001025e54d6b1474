import { Trans, useLingui } from '@lingui/react/macro';
import { NumberInput } from '@mantine/core';
import { meetingLimitBounds } from '../../../contract/plain-values.ts';
import classes from './settings.module.css';
import type { LimitField } from './settings-values.ts';
import type { SettingsFormState } from './use-settings-form.ts';

/** When meetings end by themselves. */
export function MeetingFields({ form }: { form: SettingsFormState }) {
  const { t } = useLingui();
  const minutes = (field: LimitField) => ({
    ...form.getInputProps(field),
    onChange: (value: string | number) => form.setFieldValue(field, String(value)),
    min: meetingLimitBounds[field][0],
    max: meetingLimitBounds[field][1],
    allowDecimal: false,
    className: classes.short,
  });
  return (
    <div className={classes.stack}>
      <p className={classes.note}>
        <Trans>A meeting ends by itself after so many minutes. Whoever is in it is told a minute before.</Trans>
      </p>
      <div className={classes.fields}>
        <NumberInput
          {...minutes('withoutHostMinutes')}
          label={t`Minutes without a host`}
          description={t`In rooms with a host PIN, after the last host has left`}
        />
        <NumberInput
          {...minutes('longestMinutes')}
          label={t`Minutes in all`}
          description={t`720 are 12 hours, 1440 a day`}
        />
        <NumberInput
          {...minutes('alonePersonalMinutes')}
          label={t`Minutes alone in a personal room`}
          description={t`Whoever is alone may stay longer by a click`}
        />
        <NumberInput
          {...minutes('aloneTeamMinutes')}
          label={t`Minutes alone in a team room`}
          description={t`A room with a screen may be opened early`}
        />
      </div>
    </div>
  );
}
