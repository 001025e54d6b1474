import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, client } from '../../api/client.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { tell } from '../../ui/toast.tsx';
import { ChangeEmailDialog } from './change-email-dialog.tsx';
import { PendingEmail } from './pending-email.tsx';
import classes from './profile.module.css';

/** The email that I sign in with, and the one that waits to take its place. */
export function MyEmail({ email }: { email: string }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [asking, setAsking] = useState(false);
  const { data } = useQuery(api.identity.pendingEmail.queryOptions());
  const renew = () =>
    Promise.all(
      [api.identity.pendingEmail.key(), api.identity.me.key()].map((queryKey) =>
        queries.invalidateQueries({ queryKey }),
      ),
    );
  const rest = { onError: (error: unknown) => tell(problemText(error).detail), onSettled: renew };
  const resend = useMutation(
    api.identity.resendEmail.mutationOptions({
      ...rest,
      onSuccess: ({ email: to, mailed }) => tell(mailed ? t`Mailed to ${to} again` : t`The link is a new one`),
    }),
  );
  const cancel = useMutation(
    api.identity.cancelEmail.mutationOptions({ ...rest, onSuccess: () => tell(t`Your email stays as it is`) }),
  );
  const pending = data?.pending;
  return (
    <>
      <TextInput
        label={t`Email`}
        value={email}
        readOnly
        description={t`You sign in with it`}
        rightSectionWidth="auto"
        rightSection={
          <Button
            size="xs"
            variant="subtle"
            mr={4}
            aria-label={t`Change email`}
            aria-haspopup="dialog"
            onClick={() => setAsking(true)}
          >
            <Trans>Change</Trans>
          </Button>
        }
      />
      {pending ? (
        <div className={classes.wide}>
          <PendingEmail
            pending={pending}
            onResend={() => resend.mutate(undefined)}
            onCancel={() => cancel.mutate(undefined)}
            resending={resend.isPending}
            cancelling={cancel.isPending}
          />
        </div>
      ) : null}
      <ChangeEmailDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Change my email`}
        lead={<Trans>You go on signing in with {email} until the new address is confirmed.</Trans>}
        withPassword
        send={(wish) => client.identity.changeEmail(wish)}
        onSent={() => void renew()}
      />
    </>
  );
}
