import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NativeSelect, TextInput } from '@mantine/core';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { timeZones } from '../../i18n/time-zones.ts';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { NewPasswordField } from '../session/index.ts';
import classes from './setup-form.module.css';
import { useSetup } from './use-setup.ts';

const zones = timeZones();

/** Everything that an empty service needs to know, in one step. */
export function SetupForm({ serviceDomain }: { serviceDomain: string }) {
  const { t } = useLingui();
  const { form, fault, submit, working, typed } = useSetup(serviceDomain);
  const { company, administrator } = form.getValues();
  const domain = `${company.label || t`company`}.${form.getValues().serviceDomain || 'rotunda.example'}`;
  return (
    <form onSubmit={submit} noValidate className={classes.form}>
      <fieldset className={classes.part}>
        <legend>
          <Trans>Set-up code</Trans>
        </legend>
        <TextInput
          {...form.getInputProps('code')}
          className={classes.whole}
          label={t`Code`}
          description={t`The terminal of the server printed it at its start`}
          autoComplete="one-time-code"
          spellCheck={false}
          autoFocus
        />
      </fieldset>
      <fieldset className={classes.part}>
        <legend>
          <Trans>Provider</Trans>
        </legend>
        <TextInput
          {...form.getInputProps('provider.name')}
          label={t`Name`}
          description={t`Who runs this service`}
          autoComplete="organization"
        />
        <TextInput
          {...form.getInputProps('provider.contact')}
          label={t`Contact`}
          description={t`Email, telephone or page that companies turn to`}
        />
        <TextInput
          {...form.getInputProps('serviceDomain')}
          className={classes.whole}
          label={t`Service domain`}
          description={t`Video addresses end in it: name@company.domain. It can’t be changed later.`}
          autoCapitalize="none"
          spellCheck={false}
        />
      </fieldset>
      <fieldset className={classes.part}>
        <legend>
          <Trans>First company</Trans>
        </legend>
        <TextInput {...form.getInputProps('company.name')} onChange={typed.companyName} label={t`Company name`} />
        <SuffixInput
          {...form.getInputProps('company.label')}
          label={t`Company domain`}
          suffix={`.${form.getValues().serviceDomain || 'rotunda.example'}`}
        />
        <NativeSelect
          {...form.getInputProps('company.timeZone')}
          className={classes.whole}
          label={t`Time zone`}
          description={t`Days and months of the company’s usage are counted in it`}
          data={zones}
        />
      </fieldset>
      <fieldset className={classes.part}>
        <legend>
          <Trans>You</Trans>
        </legend>
        <TextInput
          {...form.getInputProps('administrator.fullName')}
          onChange={typed.fullName}
          label={t`Full name`}
          autoComplete="name"
        />
        <TextInput
          {...form.getInputProps('administrator.email')}
          label={t`Email`}
          description={t`You sign in with it`}
          type="email"
          autoComplete="username"
        />
        <SuffixInput
          {...form.getInputProps('administrator.localPart')}
          className={classes.whole}
          label={t`Video address`}
          description={t`Your room gets ${`${administrator.localPart || 'name'}.vmr@${domain}`}`}
          suffix={`@${domain}`}
        />
        <NewPasswordField {...form.getInputProps('administrator.password')} className={classes.whole} />
      </fieldset>
      <ProblemAlert error={fault} />
      <Button type="submit" variant="filled" size="md" loading={working}>
        <Trans>Set up the service</Trans>
      </Button>
    </form>
  );
}
