import { Trans } from '@lingui/react/macro';
import { Button, Menu } from '@mantine/core';
import { IconChevronDown, IconMailForward, IconUserPlus } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { InviteDialog } from './invite-dialog.tsx';

/** "Invite people": one person, and the invitations that are on their way. */
export function InviteMenu() {
  const [inviting, setInviting] = useState(false);
  return (
    <>
      <Menu position="bottom-end" width={220}>
        <Menu.Target>
          <Button
            variant="filled"
            leftSection={<IconUserPlus aria-hidden />}
            rightSection={<IconChevronDown aria-hidden />}
          >
            <Trans>Invite people</Trans>
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconUserPlus aria-hidden />} onClick={() => setInviting(true)}>
            <Trans>Invite one person</Trans>
          </Menu.Item>
          <Menu.Item
            leftSection={<IconMailForward aria-hidden />}
            renderRoot={(props) => <Link to="/company/members/invitations" {...props} />}
          >
            <Trans>Pending invitations</Trans>
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <InviteDialog opened={inviting} onClose={() => setInviting(false)} />
    </>
  );
}
