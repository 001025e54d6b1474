import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { serviceQuery } from '../../api/session.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import classes from '../../ui/dialog.module.css';
import { LinkField } from '../../ui/link-field.tsx';
import { tell } from '../../ui/toast.tsx';
import type { ActedOn } from './use-member-dialogs.ts';

interface ResetPasswordDialogProps {
  member: ActedOn;
  opened: boolean;
  onClose: () => void;
}

/** "Reset password": mails a one-time link, or shows it for handing over where the service sends no mail. */
export function ResetPasswordDialog({ member, opened, onClose }: ResetPasswordDialogProps) {
  const { t } = useLingui();
  const { data: service } = useQuery(serviceQuery());
  const { id, fullName, email } = member;
  const reset = useMutation(
    api.members.resetPassword.mutationOptions({
      onSuccess: ({ mailed }) => {
        if (!mailed) return;
        tell(t`The link is mailed to ${email}`);
        onClose();
      },
    }),
  );
  const link = reset.data?.link;
  const close = () => {
    reset.reset();
    onClose();
  };
  return (
    <Modal
      opened={opened}
      onClose={close}
      title={t`Reset the password of ${fullName}`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <div className={classes.stack}>
        {link ? (
          <>
            <LinkField link={link} label={t`One-time link`} />
            <p className={classes.text}>
              <Trans>Hand it to {fullName} yourself. It works once, for 2 hours, and is not shown again.</Trans>
            </p>
          </>
        ) : (
          <>
            <p className={classes.text}>
              {service?.sendsMail ? (
                <Trans>A link for a new password is mailed to {email}. It works once, for 2 hours.</Trans>
              ) : (
                <Trans>You get a link for a new password, which you hand over. It works once, for 2 hours.</Trans>
              )}
            </p>
            <p className={classes.text}>
              <Trans>
                The present password works until the link is used. Then {fullName} is signed out everywhere.
              </Trans>
            </p>
          </>
        )}
        <ProblemAlert error={reset.error} />
        <div className={classes.buttons}>
          <Button onClick={close}>{link ? <Trans>Close</Trans> : <Trans>Cancel</Trans>}</Button>
          {link ? null : (
            <Button variant="filled" loading={reset.isPending} onClick={() => reset.mutate({ id })} data-autofocus>
              {service?.sendsMail ? <Trans>Mail the link</Trans> : <Trans>Make a link</Trans>}
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
