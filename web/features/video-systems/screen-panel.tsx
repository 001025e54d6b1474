import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconLink, IconUnlink } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { VideoSystemView } from '../../../contract/video-systems.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import { Panel } from '../../ui/panel.tsx';
import { tell } from '../../ui/toast.tsx';
import { PairDialog } from './pair-dialog.tsx';
import classes from './system.module.css';

/** Which screen is this video system: pair one, another, or none. */
export function ScreenPanel({ system }: { system: VideoSystemView }) {
  const format = useFormat();
  const [open, setOpen] = useState<'pair' | 'unpair' | null>(null);
  const close = () => setOpen(null);
  const { paired, pairedAt, state } = system;
  return (
    <Panel title={<Trans>Screen</Trans>}>
      <p className={classes.small}>
        {pairedAt ? <Trans>Paired since {format.dateTime(pairedAt)}.</Trans> : <Trans>No screen is paired.</Trans>}{' '}
        {paired && state === 'offline' ? (
          <Trans>It is not connected now: see whether it is on, and on the network.</Trans>
        ) : null}
      </p>
      <div className={classes.acts} data-apart>
        <Button leftSection={<IconLink aria-hidden />} onClick={() => setOpen('pair')}>
          {paired ? <Trans>Pair another screen</Trans> : <Trans>Pair a screen</Trans>}
        </Button>
        {paired ? (
          <Button
            variant="subtle"
            color="gray"
            leftSection={<IconUnlink aria-hidden />}
            onClick={() => setOpen('unpair')}
          >
            <Trans>Un-pair</Trans>
          </Button>
        ) : null}
      </div>
      <PairDialog system={system} opened={open === 'pair'} onClose={close} />
      <UnpairDialog system={system} opened={open === 'unpair'} onClose={close} />
    </Panel>
  );
}

interface UnpairDialogProps {
  system: VideoSystemView;
  opened: boolean;
  onClose: () => void;
}

function UnpairDialog({ system: { id, name }, opened, onClose }: UnpairDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const unpair = useMutation(
    api.videoSystems.unpair.mutationOptions({
      onSuccess: (saved) => {
        queries.setQueryData(api.videoSystems.get.queryKey({ input: { id } }), saved);
        void queries.invalidateQueries({ queryKey: api.videoSystems.list.key() });
        tell(t`${name} has no screen`);
        onClose();
      },
    }),
  );
  return (
    <ConfirmDialog
      opened={opened}
      onClose={onClose}
      title={t`Un-pair the screen of ${name}`}
      confirm={<Trans>Un-pair screen</Trans>}
      danger
      working={unpair.isPending}
      fault={<ProblemAlert error={unpair.error} />}
      onConfirm={() => unpair.mutate({ id })}
      consequences={
        <p>
          <Trans>
            The screen shows a pairing code at once, and can do nothing more as {name}. Name, address and printed code
            stay.
          </Trans>
        </p>
      }
    />
  );
}
