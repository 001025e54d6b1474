import { Trans, useLingui } from '@lingui/react/macro';
import { ActionIcon } from '@mantine/core';
import { IconDots, IconKey, IconPlayerPause, IconPlayerPlay, IconTrash, IconUser } from '@tabler/icons-react';
import type { MemberRow } from '../../../contract/members.ts';
import { ActionMenu, type MenuAct } from '../../ui/action-menu.tsx';
import type { AskMember } from './use-member-dialogs.ts';
import { useReactivate } from './use-reactivate.ts';

/** What can be done with one member of the list. */
export function MemberMenu({ member, onAsk }: { member: MemberRow; onAsk: AskMember }) {
  const { t } = useLingui();
  const reactivate = useReactivate();
  const suspendOrBack: MenuAct =
    member.status === 'active'
      ? {
          id: 'suspend',
          label: <Trans>Suspend</Trans>,
          icon: <IconPlayerPause aria-hidden />,
          run: () => onAsk('suspend', member),
        }
      : {
          id: 'reactivate',
          label: <Trans>Reactivate</Trans>,
          icon: <IconPlayerPlay aria-hidden />,
          run: () => reactivate(member),
        };
  return (
    <ActionMenu
      target={(ref) => (
        <ActionIcon ref={ref} aria-label={t`Actions for ${member.fullName}`}>
          <IconDots aria-hidden />
        </ActionIcon>
      )}
      acts={[
        {
          id: 'open',
          label: <Trans>Open</Trans>,
          icon: <IconUser aria-hidden />,
          link: { to: '/company/members/$memberId', params: { memberId: member.id } },
        },
        {
          id: 'reset-password',
          label: <Trans>Reset password</Trans>,
          icon: <IconKey aria-hidden />,
          run: () => onAsk('reset-password', member),
        },
        suspendOrBack,
        {
          id: 'remove',
          label: <Trans>Remove</Trans>,
          icon: <IconTrash aria-hidden />,
          run: () => onAsk('remove', member),
          danger: true,
        },
      ]}
    />
  );
}
