import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Stack, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { renewSession } from '../../api/session.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import classes from './acceptance-form.module.css';
import { NewPasswordField, useNewPasswordRule } from './new-password-field.tsx';

interface Invitation {
  fullName: string;
  email: string;
  videoAddress: string;
  roomAddress: string;
}

interface AcceptanceFormProps {
  token: string;
  invitation: Invitation;
  onAccepted: () => void;
}

/** Name and password of somebody who was invited; signs in when it is done. */
export function AcceptanceForm({ token, invitation, onAccepted }: AcceptanceFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const router = useRouter();
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({
    mode: 'uncontrolled',
    initialValues: { fullName: invitation.fullName, password: '' },
    validate: {
      fullName: (value) => (value.trim() === '' ? t`Enter your name` : null),
      password: useNewPasswordRule(),
    },
  });
  const accept = useMutation(
    api.invitations.accept.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: async () => {
        onAccepted();
        await renewSession(queries);
        await router.navigate({ to: '/' });
      },
      onError: (error) => setFault(putFaultsOnForm(form, error, { password_breached: 'password' })),
    }),
  );
  return (
    <form onSubmit={form.onSubmit((values) => accept.mutate({ token, ...values }), focusFaulty(form))} noValidate>
      <Stack mt="lg" gap="md">
        <ProblemAlert error={fault} />
        <dl className={classes.facts}>
          <dt>
            <Trans>Email</Trans>
          </dt>
          <dd>{invitation.email}</dd>
          <dt>
            <Trans>Video address</Trans>
          </dt>
          <dd>{invitation.videoAddress}</dd>
          <dt>
            <Trans>Your room</Trans>
          </dt>
          <dd>{invitation.roomAddress}</dd>
        </dl>
        {/* For password managers: which account the new password is for. */}
        <input type="email" name="username" autoComplete="username" value={invitation.email} readOnly hidden />
        <TextInput
          {...form.getInputProps('fullName')}
          key={form.key('fullName')}
          label={t`Full name`}
          description={t`Shown in the directory and in meetings`}
          autoComplete="name"
        />
        <NewPasswordField {...form.getInputProps('password')} key={form.key('password')} autoFocus />
        <Button type="submit" variant="filled" size="md" fullWidth loading={accept.isPending}>
          <Trans>Create account</Trans>
        </Button>
      </Stack>
    </form>
  );
}
