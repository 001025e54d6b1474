import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon, Menu } from '@mantine/core';
import { IconDots, IconKey, IconPlayerPause, IconPlayerPlay, IconTrash, IconUser } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import type { MemberRow } from '../../../contract/members.ts';
import type { AskMember } from './use-member-dialogs.ts';
import { useReactivate } from './use-reactivate.ts';

/** What can be done with one member of the list. */
export function MemberMenu({ member, onAsk }: { member: MemberRow; onAsk: AskMember }) {
  const { t } = useLingui();
  const reactivate = useReactivate();
  return (
    <Menu position="bottom-end" width={210}>
      <Menu.Target>
        <ActionIcon aria-label={t`Actions for ${member.fullName}`}>
          <IconDots aria-hidden />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={<IconUser aria-hidden />}
          renderRoot={(props) => <Link to="/company/members/$memberId" params={{ memberId: member.id }} {...props} />}
        >
          <Trans>Open</Trans>
        </Menu.Item>
        <Menu.Item leftSection={<IconKey aria-hidden />} onClick={() => onAsk('reset-password', member)}>
          <Trans>Reset password</Trans>
        </Menu.Item>
        {member.status === 'active' ? (
          <Menu.Item leftSection={<IconPlayerPause aria-hidden />} onClick={() => onAsk('suspend', member)}>
            <Trans>Suspend</Trans>
          </Menu.Item>
        ) : (
          <Menu.Item leftSection={<IconPlayerPlay aria-hidden />} onClick={() => reactivate(member)}>
            <Trans>Reactivate</Trans>
          </Menu.Item>
        )}
        <Menu.Divider />
        <Menu.Item color="red" leftSection={<IconTrash aria-hidden />} onClick={() => onAsk('remove', member)}>
          <Trans>Remove</Trans>
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
