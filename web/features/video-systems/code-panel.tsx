import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconPrinter, IconRefresh } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { VideoSystemView } from '../../../contract/video-systems.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { CopyButton } from '../../ui/copy-button.tsx';
import { Panel } from '../../ui/panel.tsx';
import { QrCode } from '../../ui/qr-code.tsx';
import { tell } from '../../ui/toast.tsx';
import { usePrint } from './print-address.ts';
import classes from './system.module.css';

/** The QR code that hangs beside the screen: print it, copy its link, make it anew. */
export function CodePanel({ system }: { system: VideoSystemView }) {
  const { t } = useLingui();
  const format = useFormat();
  const print = usePrint();
  const [asking, setAsking] = useState(false);
  const { name, codeLink, scannedAt } = system;
  return (
    <Panel title={<Trans>QR code</Trans>}>
      <div className={classes.code}>
        <div className={classes.picture}>
          <QrCode text={codeLink} label={t`QR code of ${name}`} />
        </div>
        <div className={classes.acts}>
          <Button leftSection={<IconPrinter aria-hidden />} onClick={() => print([system])}>
            <Trans>Print</Trans>
          </Button>
          <CopyButton text={codeLink} label={t`Copy link`}>
            <Trans>Copy link</Trans>
          </CopyButton>
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconRefresh aria-hidden />}
            onClick={() => setAsking(true)}
          >
            <Trans>New code</Trans>
          </Button>
        </div>
      </div>
      <p className={classes.small}>
        {scannedAt ? <Trans>Last scanned {format.ago(scannedAt)}</Trans> : <Trans>Not scanned yet</Trans>}
      </p>
      <NewCodeDialog system={system} opened={asking} onClose={() => setAsking(false)} />
    </Panel>
  );
}

interface NewCodeDialogProps {
  system: VideoSystemView;
  opened: boolean;
  onClose: () => void;
}

function NewCodeDialog({ system: { id, name }, opened, onClose }: NewCodeDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const renew = useMutation(
    api.videoSystems.renewCode.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(api.videoSystems.get.queryKey({ input: { id } }), saved);
        void queries.invalidateQueries({ queryKey: api.videoSystems.list.key() });
        tell(t`${name} has a new code`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t`New QR code for ${name}`}
      confirm={<Trans>Make new code</Trans>}
      danger
      working={renew.isPending}
      fault={<ProblemAlert error={renew.error} />}
      onConfirm={() => renew.mutate({ id })}
      consequences={
        <>
          <p>
            <Trans>Prints of the present code end at once: who scans one reads that it is no longer valid.</Trans>
          </p>
          <p>
            <Trans>The screen shows the new code by itself. Print it and hang it up; this can’t be undone.</Trans>
          </p>
        </>
      }
    />
  );
}
