import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, PasswordInput, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import type { IssuedEmail } from '../../../contract/identity.ts';
import { serviceQuery } from '../../api/session.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import classes from '../../ui/dialog.module.css';
import { tell } from '../../ui/toast.tsx';

interface EmailWish {
  email: string;
  password: string;
}

interface ChangeEmailDialogProps {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** Whose address it is to be, said before the button. */
  lead: ReactNode;
  /** One's own needs the password. */
  withPassword?: boolean;
  send: (wish: EmailWish) => Promise<IssuedEmail>;
  onSent: () => void;
}

/** Asks for another email, which counts once its owner has confirmed it. */
export function ChangeEmailDialog(props: ChangeEmailDialogProps) {
  const { t } = useLingui();
  const { opened, onClose, title } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title} closeButtonProps={{ 'aria-label': t`Close` }}>
      <EmailForm {...props} />
    </Modal>
  );
}

function EmailForm({ onClose, lead, withPassword, send, onSent }: ChangeEmailDialogProps) {
  const { t } = useLingui();
  const { data: service } = useQuery(serviceQuery());
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm<EmailWish>({
    initialValues: { email: '', password: '' },
    validate: {
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t`Enter an email address`),
      password: (password) => (withPassword && password === '' ? t`Enter your current password` : null),
    },
  });
  const ask = useMutation({
    mutationFn: send,
    onMutate: () => setFault(null),
    onSuccess: ({ email, mailed }) => {
      if (mailed) tell(t`A link to confirm is mailed to ${email}`);
      onSent();
      onClose();
    },
    onError: (error) =>
      setFault(putFaultsOnForm(form, error, { already_invited: 'email', password_wrong: 'password' })),
  });
  return (
    <form className={classes.stack} noValidate onSubmit={form.onSubmit((wish) => ask.mutate(wish), focusFaulty(form))}>
      <ProblemAlert error={fault} />
      <p className={classes.text}>{lead}</p>
      <TextInput
        {...form.getInputProps('email')}
        label={t`New email`}
        type="email"
        autoComplete="off"
        data-autofocus
        description={
          service?.sendsMail
            ? t`A link to confirm is mailed there; it works for 24 hours`
            : t`You get a link for its owner, who confirms it within 24 hours`
        }
      />
      {withPassword ? (
        <PasswordInput
          {...form.getInputProps('password')}
          label={t`Current password`}
          autoComplete="current-password"
          visibilityToggleButtonProps={{ 'aria-label': t`Show or hide the password` }}
        />
      ) : null}
      <div className={classes.buttons}>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={ask.isPending}>
          {service?.sendsMail ? <Trans>Mail the link</Trans> : <Trans>Make a link</Trans>}
        </Button>
      </div>
    </form>
  );
}
