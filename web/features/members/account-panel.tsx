import { Trans } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconKey, IconPlayerPause, IconPlayerPlay, IconTrash } from '@tabler/icons-react';
import type { MemberView } from '../../../contract/members.ts';
import { Panel } from '../../ui/panel.tsx';
import classes from './member.module.css';
import type { AskMember } from './use-member-dialogs.ts';
import { useReactivate } from './use-reactivate.ts';

/** What can be done with a member's account, and what follows from it. */
export function AccountPanel({ member, onAsk }: { member: MemberView; onAsk: AskMember }) {
  const reactivate = useReactivate();
  const { can, status } = member;
  return (
    <Panel title={<Trans>Account</Trans>}>
      <div className={classes.acts}>
        <Button leftSection={<IconKey aria-hidden />} onClick={() => onAsk('reset-password', member)}>
          <Trans>Reset password</Trans>
        </Button>
        {status === 'active' ? (
          <Button
            leftSection={<IconPlayerPause aria-hidden />}
            disabled={!can.suspend}
            onClick={() => onAsk('suspend', member)}
          >
            <Trans>Suspend</Trans>
          </Button>
        ) : (
          <Button leftSection={<IconPlayerPlay aria-hidden />} onClick={() => reactivate(member)}>
            <Trans>Reactivate</Trans>
          </Button>
        )}
        <Button
          className={classes.danger}
          leftSection={<IconTrash aria-hidden />}
          disabled={!can.remove}
          onClick={() => onAsk('remove', member)}
        >
          <Trans>Remove</Trans>
        </Button>
        <p className={classes.consequences}>
          {can.remove ? (
            <Trans>Removing also removes the personal room. It can be undone for 30 days.</Trans>
          ) : (
            <Trans>
              The only active administrator can’t be suspended or removed. Make somebody else an administrator first.
            </Trans>
          )}
        </p>
      </div>
    </Panel>
  );
}
