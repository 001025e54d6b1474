import { useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import type { CompanySettings } from '../../../contract/settings.ts';
import { ColourField } from './colour-field.tsx';
import { LogoField } from './logo-field.tsx';
import classes from './settings.module.css';
import type { SettingsFormState } from './use-settings-form.ts';

/** How the company is called and looks. */
export function CompanyFields({ form, settings }: { form: SettingsFormState; settings: CompanySettings }) {
  const { t } = useLingui();
  return (
    <div className={classes.fields}>
      <TextInput
        {...form.getInputProps('name')}
        label={t`Company name`}
        description={t`At the top of every page, in invitations and where guests come in`}
        maxLength={100}
        autoComplete="organization"
      />
      <ColourField form={form} name={settings.name} />
      <LogoField settings={settings} />
    </div>
  );
}
