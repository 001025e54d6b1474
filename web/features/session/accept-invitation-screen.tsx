import { Trans, useLingui } from '@lingui/react/macro';
import { Anchor, Button, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { api, type client } from '../../api/client.ts';
import { isPassing } from '../../api/problem.ts';
import { serviceQuery } from '../../api/session.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { PlainPage } from '../../ui/plain-page.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { AcceptanceForm } from './acceptance-form.tsx';

type Invitation = Awaited<ReturnType<typeof client.invitations.open>>;

/** Opened from an invitation's link: who invites, what one gets, and a password to choose. */
export function AcceptInvitationScreen() {
  const { t } = useLingui();
  const problemText = useProblemText();
  const { token } = useParams({ from: '/invitation/$token' });
  const { data: service } = useQuery(serviceQuery());
  // Once it is accepted its link has ended: it is not asked for again on the way into the app.
  const [accepted, setAccepted] = useState<Invitation | null>(null);
  const invitation = useQuery(
    api.invitations.open.queryOptions({
      input: { token },
      staleTime: Number.POSITIVE_INFINITY,
      enabled: accepted === null,
    }),
  );
  const facts = accepted ?? invitation.data;
  if (invitation.isError && !accepted) {
    const problem = problemText(invitation.error);
    return (
      <PlainPage title={problem.title} name={service?.name} lead={problem.detail}>
        <Stack mt="lg">
          {isPassing(invitation.error) ? (
            <Button onClick={() => void invitation.refetch()}>
              <Trans>Try again</Trans>
            </Button>
          ) : null}
          <Anchor component={Link} to="/sign-in" ta="center">
            <Trans>Sign in with an account that you have</Trans>
          </Anchor>
        </Stack>
      </PlainPage>
    );
  }
  if (!facts) {
    return (
      <PlainPage title={t`Invitation`} name={service?.name}>
        <FieldsSkeleton fields={3} />
      </PlainPage>
    );
  }
  const { companyName } = facts;
  return (
    <PlainPage
      title={t`Join ${companyName}`}
      name={service?.name}
      lead={<Trans>Choose a password, and your account and your own meeting room are ready.</Trans>}
    >
      <AcceptanceForm token={token} invitation={facts} onAccepted={() => setAccepted(facts)} />
    </PlainPage>
  );
}
