import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { serviceQuery } from '../../api/session.ts';
import { putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { NewPasswordField, useNewPasswordRule } from './new-password-field.tsx';

/** Opened from a one-time link: choose a new password. */
export function ResetPasswordScreen() {
  const { t } = useLingui();
  const { token } = useParams({ from: '/reset-password/$token' });
  const { data: service } = useQuery(serviceQuery());
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { password: '' },
    validate: { password: useNewPasswordRule() },
  });
  const reset = useMutation(
    api.identity.resetPassword.mutationOptions({
      onMutate: () => setFault(null),
      onError: (error) => setFault(putFaultsOnForm(form, error, { password_breached: 'password' })),
    }),
  );
  if (reset.isSuccess) {
    return (
      <PlainPage
        title={t`Your password is changed`}
        name={service?.name}
        lead={<Trans>You were signed out everywhere. Sign in with the new password.</Trans>}
      >
        <Button component={Link} to="/sign-in" variant="filled" size="md" fullWidth mt="lg">
          <Trans>Sign in</Trans>
        </Button>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      title={t`Choose a new password`}
      name={service?.name}
      lead={<Trans>It ends all your sessions, on this device and on others.</Trans>}
      foot={
        <Link to="/forgotten-password">
          <Trans>Ask for a new link</Trans>
        </Link>
      }
    >
      <form onSubmit={form.onSubmit(({ password }) => reset.mutate({ token, password }))} noValidate>
        <Stack mt="lg" gap="md">
          <ProblemAlert error={fault} />
          <NewPasswordField {...form.getInputProps('password')} key={form.key('password')} autoFocus />
          <Button type="submit" variant="filled" size="md" fullWidth loading={reset.isPending}>
            <Trans>Change password</Trans>
          </Button>
        </Stack>
      </form>
    </PlainPage>
  );
}
