import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { MemberView } from '../../../contract/members.ts';
import { api, client } from '../../api/client.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { tell } from '../../ui/toast.tsx';
import { ChangeEmailDialog, PendingEmail } from '../profile/index.ts';
import classes from './member.module.css';
import { renewMembers } from './renew-members.ts';

/** A member's email, and the one that waits for its owner to confirm it. */
export function MemberEmail({ member }: { member: Pick<MemberView, 'id' | 'fullName' | 'email'> }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [asking, setAsking] = useState(false);
  const { id, fullName, email } = member;
  const { data } = useQuery(api.members.pendingEmail.queryOptions({ input: { id } }));
  const rest = {
    onError: (error: unknown) => tell(problemText(error).detail),
    onSettled: () => renewMembers(queries),
  };
  const resend = useMutation(
    api.members.resendEmail.mutationOptions({
      ...rest,
      onSuccess: ({ email: to, mailed }) => tell(mailed ? t`Mailed to ${to} again` : t`The link is a new one`),
    }),
  );
  const cancel = useMutation(
    api.members.cancelEmail.mutationOptions({ ...rest, onSuccess: () => tell(t`The email stays as it is`) }),
  );
  const pending = data?.pending;
  return (
    <>
      <TextInput
        label={t`Email`}
        value={email}
        readOnly
        description={t`For sign-in and invitations`}
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
            onResend={() => resend.mutate({ id })}
            onCancel={() => cancel.mutate({ id })}
            resending={resend.isPending}
            cancelling={cancel.isPending}
          />
        </div>
      ) : null}
      <ChangeEmailDialog
        opened={asking}
        onClose={() => setAsking(false)}
        title={t`Change the email of ${fullName}`}
        lead={
          <Trans>
            {fullName} goes on signing in with {email} until the new address is confirmed by its owner.
          </Trans>
        }
        send={({ email: wish }) => client.members.changeEmail({ id, email: wish })}
        onSent={() => void renewMembers(queries)}
      />
    </>
  );
}
