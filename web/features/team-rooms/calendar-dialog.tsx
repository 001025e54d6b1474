import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, NativeSelect, TextInput } from '@mantine/core';
import { IconDownload } from '@tabler/icons-react';
import { useState } from 'react';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { useSignedIn } from '../../api/session.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from '../../ui/dialog.module.css';
import { nextFullHour } from './next-full-hour.ts';

interface CalendarDialogProps {
  room: TeamRoomView;
  opened: boolean;
  onClose: () => void;
}

const lengths = [15, 30, 45, 60, 90, 120, 180];

/** "Calendar file": when, how long and what, and the file that each calendar takes. */
export function CalendarDialog({ room: { id, name }, opened, onClose }: CalendarDialogProps) {
  const { t } = useLingui();
  const format = useFormat();
  const timeZone = useSignedIn().member?.company.timeZone ?? 'UTC';
  const [typed, setTitle] = useState<string | null>(null);
  const title = typed ?? name;
  const [start, setStart] = useState(() => nextFullHour(new Date(), timeZone));
  const [minutes, setMinutes] = useState('60');
  const query = new URLSearchParams({ start, minutes, ...(title.trim() ? { title: title.trim() } : {}) });
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={<Trans>Calendar file</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <div className={classes.stack}>
        <TextInput
          label={t`Title`}
          value={title}
          maxLength={100}
          onChange={(event) => setTitle(event.currentTarget.value)}
          data-autofocus
        />
        <TextInput
          type="datetime-local"
          label={t`Starts`}
          description={t`In the time zone ${timeZone}`}
          value={start}
          required
          withAsterisk={false}
          onChange={(event) => setStart(event.currentTarget.value.slice(0, 16))}
        />
        <NativeSelect
          label={t`Lasts`}
          value={minutes}
          onChange={(event) => setMinutes(event.currentTarget.value)}
          data={lengths.map((length) => ({ value: String(length), label: format.duration(length * 60) }))}
        />
        <p className={classes.facts}>
          <Trans>
            The file holds the link, the address and the guest PIN where there is one. Open it in your calendar.
          </Trans>
        </p>
        <div className={classes.buttons}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          {start ? (
            <Button
              component="a"
              variant="filled"
              href={`/api/v1/team-rooms/${id}/calendar-file?${query}`}
              download
              leftSection={<IconDownload aria-hidden />}
              onClick={onClose}
            >
              <Trans>Download</Trans>
            </Button>
          ) : (
            <Button variant="filled" disabled>
              <Trans>Download</Trans>
            </Button>
          )}
        </div>
      </div>
    </Modal>
  );
}
