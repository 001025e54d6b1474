import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { serviceQuery } from '../../api/session.ts';
import { putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { PlainPage } from '../../ui/plain-page.tsx';

/** Asks for a link for a new password. Says the same whether the email is known or not. */
export function ForgottenPasswordScreen() {
  const { t } = useLingui();
  const { data: service } = useQuery(serviceQuery());
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { email: '' },
    validate: { email: (value) => (value.trim() === '' ? t`Enter your email` : null) },
  });
  const request = useMutation(
    api.identity.requestPasswordReset.mutationOptions({
      onMutate: () => setFault(null),
      onError: (error) => setFault(putFaultsOnForm(form, error)),
    }),
  );
  const back = (
    <Anchor component={Link} to="/sign-in" ta="center">
      <Trans>Back to sign-in</Trans>
    </Anchor>
  );
  if (service && !service.sendsMail) {
    return (
      <PlainPage
        title={t`Forgotten password`}
        name={service.name}
        lead={<Trans>This service sends no mail. Ask an administrator of your company for a link.</Trans>}
      >
        <Stack mt="lg">{back}</Stack>
      </PlainPage>
    );
  }
  if (request.isSuccess) {
    return (
      <PlainPage
        title={t`Look into your mail`}
        name={service?.name}
        lead={
          <Trans>
            If {request.variables.email} has an account here, a link for a new password is on its way. It works once.
          </Trans>
        }
      >
        <Stack mt="lg">{back}</Stack>
      </PlainPage>
    );
  }
  return (
    <PlainPage
      title={t`Forgotten password`}
      name={service?.name}
      lead={<Trans>You get a mail with a link to choose a new one.</Trans>}
    >
      <form onSubmit={form.onSubmit((values) => request.mutate(values))} noValidate>
        <Stack mt="lg" gap="md">
          <ProblemAlert error={fault} />
          <TextInput
            {...form.getInputProps('email')}
            key={form.key('email')}
            label={t`Email`}
            type="email"
            autoComplete="username"
            autoFocus
          />
          <Button type="submit" variant="filled" size="md" fullWidth loading={request.isPending}>
            <Trans>Send the link</Trans>
          </Button>
          {back}
        </Stack>
      </form>
    </PlainPage>
  );
}
