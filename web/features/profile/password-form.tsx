import { Trans, useLingui } from '@lingui/react/macro';
import { Button, PasswordInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { Panel } from '../../ui/panel.tsx';
import { tell } from '../../ui/toast.tsx';
import classes from './profile.module.css';

/** A new password, for who knows the present one; ends the sessions on other devices. */
export function PasswordForm({ email }: { email: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({
    initialValues: { current: '', next: '' },
    validate: {
      current: (password) => (password === '' ? t`Enter your current password` : null),
      next: (password) => (Array.from(password).length < 10 ? t`Use at least 10 characters` : null),
    },
  });
  const change = useMutation(
    api.identity.changePassword.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: () => {
        form.reset();
        tell(t`Your password is changed; other devices are signed out`);
        void queries.invalidateQueries({ queryKey: api.identity.sessions.key() });
      },
      onError: (error) =>
        setFault(putFaultsOnForm(form, error, { password_wrong: 'current', password_breached: 'next' })),
    }),
  );
  const eye = { 'aria-label': t`Show or hide the password` };
  return (
    <Panel title={<Trans>Password</Trans>}>
      <form onSubmit={form.onSubmit((values) => change.mutate(values), focusFaulty(form))} noValidate>
        <div className={classes.fault}>
          <ProblemAlert error={fault} />
        </div>
        {/* For password managers: whose password it is. */}
        <input type="email" name="username" autoComplete="username" value={email} readOnly hidden />
        <div className={classes.fields}>
          <PasswordInput
            {...form.getInputProps('current')}
            label={t`Current password`}
            autoComplete="current-password"
            visibilityToggleButtonProps={eye}
          />
          <PasswordInput
            {...form.getInputProps('next')}
            label={t`New password`}
            description={t`At least 10 characters; a short sentence is easy to remember`}
            autoComplete="new-password"
            visibilityToggleButtonProps={eye}
          />
        </div>
        <Button type="submit" mt="lg" loading={change.isPending} disabled={!form.isDirty()}>
          <Trans>Change password</Trans>
        </Button>
      </form>
    </Panel>
  );
}
