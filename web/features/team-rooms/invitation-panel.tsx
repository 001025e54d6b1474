import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconCalendarPlus, IconMail } from '@tabler/icons-react';
import { useState } from 'react';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { CopyButton } from '../../ui/copy-button.tsx';
import { LinkField } from '../../ui/link-field.tsx';
import { Panel } from '../../ui/panel.tsx';
import { useInvitationText } from '../rooms/index.ts';
import { CalendarDialog } from './calendar-dialog.tsx';
import classes from './room.module.css';

/** What guests get: the link, the text of an invitation, an appointment. The host PIN is in none of it. */
export function InvitationPanel({ room }: { room: TeamRoomView }) {
  const { t } = useLingui();
  const [planning, setPlanning] = useState(false);
  const text = useInvitationText()(room);
  const subject = t`Invitation: ${room.name}`;
  return (
    <Panel title={<Trans>Invite</Trans>}>
      <div className={classes.stack}>
        <LinkField link={room.link} label={t`Link`} focus={false} />
        <p className={classes.invitation}>{text}</p>
        <div className={classes.acts}>
          <CopyButton text={text} label={t`Copy invitation`}>
            <Trans>Copy invitation</Trans>
          </CopyButton>
          <Button
            component="a"
            href={`mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`}
            leftSection={<IconMail aria-hidden />}
          >
            <Trans>Mail</Trans>
          </Button>
          <Button leftSection={<IconCalendarPlus aria-hidden />} onClick={() => setPlanning(true)}>
            <Trans>Calendar file</Trans>
          </Button>
        </div>
      </div>
      <CalendarDialog room={room} opened={planning} onClose={() => setPlanning(false)} />
    </Panel>
  );
}
