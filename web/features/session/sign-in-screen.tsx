import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, PasswordInput, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useRouter, useSearch } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { renewSession, serviceQuery } from '../../api/session.ts';
import { focusFaulty } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';
import { RefusedNote } from './refused-note.tsx';

/** Sign in by email or video address. */
export function SignInScreen() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const router = useRouter();
  const { to } = useSearch({ from: '/sign-in' });
  const { data: service } = useQuery(serviceQuery());
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { identifier: '', password: '' },
    validate: {
      identifier: (value) => (value.trim() === '' ? t`Enter your email or video address` : null),
      password: (value) => (value === '' ? t`Enter your password` : null),
    },
  });
  const signIn = useMutation(
    api.identity.signIn.mutationOptions({
      onSuccess: async () => {
        await renewSession(queries);
        router.history.push(to ?? '/');
      },
    }),
  );
  return (
    <PlainPage title={t`Sign in`} name={service?.name}>
      <form onSubmit={form.onSubmit((values) => signIn.mutate(values), focusFaulty(form))} noValidate>
        <Stack mt="lg" gap="md">
          {signIn.error ? <ProblemAlert error={signIn.error} /> : <RefusedNote />}
          <TextInput
            {...form.getInputProps('identifier')}
            key={form.key('identifier')}
            label={t`Email or video address`}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus
          />
          <PasswordInput
            {...form.getInputProps('password')}
            key={form.key('password')}
            label={t`Password`}
            autoComplete="current-password"
            visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the password` }}
          />
          <Button type="submit" variant="filled" size="md" fullWidth loading={signIn.isPending}>
            <Trans>Sign in</Trans>
          </Button>
          <Anchor component={Link} to="/forgotten-password" ta="center">
            <Trans>Forgotten password</Trans>
          </Anchor>
        </Stack>
      </form>
    </PlainPage>
  );
}
