import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { api, client } from '../../api/client.ts';
import { useProblemText } from '../../app/problem/problem-text.ts';
import { copyText } from '../../ui/copy-text.ts';
import { LinkField } from '../../ui/link-field.tsx';
import { tell } from '../../ui/toast.tsx';
import { type Issued, IssuedView } from './issued-view.tsx';
import { renewMembers } from './renew-members.ts';
import { type Invitation, RevokeDialog } from './revoke-dialog.tsx';

interface InvitationDialogs {
  resend: (invitation: Invitation) => void;
  copyLink: (invitation: Invitation) => void;
  revoke: (invitation: Invitation) => void;
  /** To be drawn beside the list. */
  dialogs: ReactNode;
}

/** What can be done with one invitation, and what is shown of it. */
export function useInvitationDialogs(): InvitationDialogs {
  const { t } = useLingui();
  const queries = useQueryClient();
  const problemText = useProblemText();
  const [issued, setIssued] = useState<Issued | null>(null);
  const [shown, setShown] = useState<{ fullName: string; link: string } | null>(null);
  const [revoking, setRevoking] = useState<Invitation | null>(null);
  const resend = useMutation(
    api.invitations.resend.mutationOptions({
      onSuccess: (made) => (made.mailed ? tell(t`Mailed to ${made.email} again`) : setIssued(made)),
      onError: (error) => tell(problemText(error).detail),
      onSettled: () => renewMembers(queries),
    }),
  );
  const copyLink = async ({ id, fullName }: Invitation) => {
    try {
      const { link } = await client.invitations.link({ id });
      if (await copyText(link)) tell(t`The link for ${fullName} is copied`);
      else setShown({ fullName, link });
    } catch (error) {
      tell(problemText(error).detail);
    }
  };
  const closeButtonProps = { 'aria-label': t`Close` };
  return {
    resend: ({ id }) => resend.mutate({ id }),
    copyLink: (invitation) => void copyLink(invitation),
    revoke: setRevoking,
    dialogs: (
      <>
        <Modal
          opened={issued !== null}
          onClose={() => setIssued(null)}
          title={<Trans>New invitation link</Trans>}
          closeButtonProps={closeButtonProps}
        >
          {issued ? <IssuedView issued={issued} onClose={() => setIssued(null)} /> : null}
        </Modal>
        <Modal
          opened={shown !== null}
          onClose={() => setShown(null)}
          title={<Trans>Link for {shown?.fullName}</Trans>}
          closeButtonProps={closeButtonProps}
        >
          {shown ? <LinkField link={shown.link} label={t`Invitation link`} /> : null}
        </Modal>
        <RevokeDialog invitation={revoking} onClose={() => setRevoking(null)} />
      </>
    ),
  };
}
