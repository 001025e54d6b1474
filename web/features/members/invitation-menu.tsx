import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconCopy, IconDots, IconLink, IconMailForward, IconX } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { serviceQuery } from '../../api/session.ts';
import { ActionMenu } from '../../ui/action-menu.tsx';
import type { Invitation } from './revoke-dialog.tsx';

interface InvitationMenuProps {
  invitation: Invitation;
  onResend: (invitation: Invitation) => void;
  onCopyLink: (invitation: Invitation) => void;
  onRevoke: (invitation: Invitation) => void;
}

/** What can be done with one invitation of the list. */
export function InvitationMenu({ invitation, onResend, onCopyLink, onRevoke }: InvitationMenuProps) {
  const { t } = useLingui();
  const { data: service } = useQuery(serviceQuery());
  return (
    <ActionMenu
      target={(ref) => (
        <ActionIcon ref={ref} aria-label={t`Actions for ${invitation.fullName}`}>
          <IconDots aria-hidden />
        </ActionIcon>
      )}
      acts={[
        {
          id: 'again',
          label: service?.sendsMail ? <Trans>Send again</Trans> : <Trans>Make a new link</Trans>,
          icon: service?.sendsMail ? <IconMailForward aria-hidden /> : <IconLink aria-hidden />,
          run: () => onResend(invitation),
        },
        {
          id: 'copy',
          label: <Trans>Copy link</Trans>,
          icon: <IconCopy aria-hidden />,
          run: () => onCopyLink(invitation),
        },
        {
          id: 'revoke',
          label: <Trans>Revoke</Trans>,
          icon: <IconX aria-hidden />,
          run: () => onRevoke(invitation),
          danger: true,
        },
      ]}
    />
  );
}
