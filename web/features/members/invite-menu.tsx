import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconChevronDown, IconMailForward, IconTableImport, IconUserPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { ActionMenu } from '../../ui/action-menu.tsx';
import { InviteDialog } from './invite-dialog.tsx';

/** "Invite people": one person, many by a file, and the invitations that are on their way. */
export function InviteMenu() {
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <ActionMenu
        target={(ref) => (
          <Button
            ref={ref}
            variant="filled"
            leftSection={<IconUserPlus aria-hidden />}
            rightSection={<IconChevronDown aria-hidden />}
          >
            <Trans>Invite people</Trans>
          </Button>
        )}
        acts={[
          {
            id: 'one',
            label: <Trans>Invite one person</Trans>,
            icon: <IconUserPlus aria-hidden />,
            run: () => setInviting(true),
          },
          {
            id: 'bulk',
            label: <Trans>Bulk invite</Trans>,
            icon: <IconTableImport aria-hidden />,
            link: { to: '/company/members/import' },
          },
          {
            id: 'pending',
            label: <Trans>Pending invitations</Trans>,
            icon: <IconMailForward aria-hidden />,
            link: { to: '/company/members/invitations' },
          },
        ]}
      />
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
    </>
  );
}
