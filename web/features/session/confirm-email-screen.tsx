import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Stack } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api } from '../../api/client.ts';
import { isPassing } from '../../api/problem.ts';
import { serviceQuery } from '../../api/session.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { PlainPage } from '../../ui/plain-page.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';

/** Opened from a link that was mailed to a new address: whose it is to be, and the button that makes it so. */
export function ConfirmEmailScreen() {
  const { t } = useLingui();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const { token } = useParams({ from: '/confirm-email/$token' });
  const { data: service } = useQuery(serviceQuery());
  const offered = useQuery(
    api.identity.openEmailLink.queryOptions({ input: { token }, staleTime: Number.POSITIVE_INFINITY }),
  );
  const confirm = useMutation(
    api.identity.confirmEmail.mutationOptions({
      onSuccess: () => void queries.invalidateQueries({ queryKey: api.identity.session.key() }),
    }),
  );
  if (confirm.isSuccess) {
    const { email } = confirm.data;
    return (
      <PlainPage
        title={t`Your email is changed`}
        name={service?.name}
        lead={<Trans>From now on you sign in with {email}.</Trans>}
      >
        <Button component={Link} to="/" variant="filled" size="md" fullWidth mt="lg">
          <Trans>Go on</Trans>
        </Button>
      </PlainPage>
    );
  }
  if (offered.isError) {
    const problem = problemText(offered.error);
    return (
      <PlainPage title={problem.title} name={service?.name} lead={problem.detail}>
        <Stack mt="lg">
          {isPassing(offered.error) ? (
            <Button onClick={() => void offered.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          ) : null}
          <Anchor component={Link} to="/sign-in" ta="center">
            <Trans>Sign in</Trans>
          </Anchor>
        </Stack>
      </PlainPage>
    );
  }
  if (!offered.isSuccess) {
    return (
      <PlainPage title={t`New email`} name={service?.name}>
        <FieldsSkeleton fields={1} />
      </PlainPage>
    );
  }
  const { email, fullName } = offered.data;
  return (
    <PlainPage
      title={t`Confirm your email`}
      name={service?.name}
      lead={
        <Trans>
          {fullName} is to sign in with {email}, and to get mails there.
        </Trans>
      }
      foot={<Trans>If you are not {fullName}, close this page: nothing happens without you.</Trans>}
    >
      <Stack mt="lg" gap="md">
        <ProblemAlert error={confirm.error} />
        <Button
          variant="filled"
          size="md"
          fullWidth
          loading={confirm.isPending}
          onClick={() => confirm.mutate({ token })}
        >
          <Trans>Confirm {email}</Trans>
        </Button>
      </Stack>
    </PlainPage>
  );
}
