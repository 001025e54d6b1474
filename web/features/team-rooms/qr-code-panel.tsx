import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { IconDownload, IconMaximize, IconPrinter } from '@tabler/icons-react';
import { useState } from 'react';
import type { TeamRoomView } from '../../../contract/team-room-views.ts';
import { Panel } from '../../ui/panel.tsx';
import { PrintRoot } from '../../ui/print-root.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import classes from './room.module.css';

/** The QR code of the room's link: to show on a screen, to download, to print. */
export function QrCodePanel({ room }: { room: TeamRoomView }) {
  const { t } = useLingui();
  const [large, setLarge] = useState(false);
  const { name, link, videoAddress } = room;
  const code = <QrCode text={link} label={t`QR code of ${name}`} />;
  return (
    <Panel title={<Trans>QR code</Trans>}>
      <div className={classes.code}>
        <div className={classes.picture}>{code}</div>
        <div className={classes.acts}>
          <Button leftSection={<IconMaximize aria-hidden />} onClick={() => setLarge(true)}>
            <Trans>Show large</Trans>
          </Button>
          <Button leftSection={<IconPrinter aria-hidden />} onClick={() => window.print()}>
            <Trans>Print</Trans>
          </Button>
        </div>
      </div>
      <p className={classes.note}>
        <Trans>Opens the room’s link on any phone, and asks for the guest PIN where there is one.</Trans>
      </p>
      <Modal
        opened={large}
        onClose={() => setLarge(false)}
        size={520}
        title={name}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <div className={classes.large}>{code}</div>
        <p className={classes.centred}>{videoAddress}</p>
        <div className={classes.centredActs}>
          <Download room={room} format="svg">
            SVG
          </Download>
          <Download room={room} format="png">
            PNG
          </Download>
        </div>
      </Modal>
      <PrintRoot>
        <div className={classes.printed}>
          <h1>{name}</h1>
          <div className={classes.large}>{code}</div>
          <p>{videoAddress}</p>
          <p>
            <Trans>Scan this code with a phone to join the meeting.</Trans>
          </p>
        </div>
      </PrintRoot>
    </Panel>
  );
}

function Download({ room, format, children }: { room: TeamRoomView; format: 'svg' | 'png'; children: string }) {
  const { t } = useLingui();
  const [file = 'team-room'] = room.videoAddress.split('@');
  return (
    <Button
      component="a"
      href={`/api/v1/team-rooms/${room.id}/qr-code?format=${format}&pixels=1024`}
      download={`${file}.${format}`}
      leftSection={<IconDownload aria-hidden />}
      aria-label={t`Download as ${children}`}
    >
      {children}
    </Button>
  );
}
