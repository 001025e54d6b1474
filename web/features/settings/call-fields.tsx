import { useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';
import type { SettingsFormState } from './use-settings-form.ts';

/** Who may call the company's people and systems. */
export function CallFields({ form }: { form: SettingsFormState }) {
  const { t } = useLingui();
  return (
    <Switch
      {...form.getInputProps('callsFromOthers', { type: 'checkbox' })}
      label={t`Calls from other companies`}
      description={t`Where it is off, who calls from outside is told that nobody is there`}
    />
  );
}
