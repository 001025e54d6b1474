import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { VideoSystemView } from '../../../contract/video-systems.ts';
import { api } from '../../api/client.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import dialog from '../../ui/dialog.module.css';
import { tell } from '../../ui/toast.tsx';
import classes from './system.module.css';

interface PairDialogProps {
  system: VideoSystemView;
  opened: boolean;
  onClose: () => void;
}

/** "Pair a screen": where the code is to be seen, and what follows for the screen before. */
export function PairDialog({ system, opened, onClose }: PairDialogProps) {
  const { t } = useLingui();
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={system.paired ? t`Pair another screen with ${system.name}` : t`Pair a screen with ${system.name}`}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      <PairForm system={system} onClose={onClose} />
    </Modal>
  );
}

function PairForm({ system: { id, name, paired }, onClose }: Omit<PairDialogProps, 'opened'>) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({
    initialValues: { code: '' },
    validate: { code: (code) => (code.trim() ? null : t`Enter the code that the screen shows`) },
  });
  const pair = useMutation(
    api.videoSystems.pair.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: (saved) => {
        queries.setQueryData(api.videoSystems.get.queryKey({ input: { id } }), saved);
        void queries.invalidateQueries({ queryKey: api.videoSystems.list.key() });
        tell(t`${name} is paired with the screen`);
        onClose();
      },
      onError: (error) => setFault(putFaultsOnForm(form, error, { pairing_code_wrong: 'code' })),
    }),
  );
  const where = `${window.location.host}/system`;
  return (
    <form
      className={dialog.stack}
      onSubmit={form.onSubmit(({ code }) => pair.mutate({ id, code }), focusFaulty(form))}
      noValidate
    >
      <p className={dialog.text}>
        <Trans>
          Open <strong>{where}</strong> in the browser of the screen. It shows a code of eight letters and digits.
        </Trans>
      </p>
      {paired ? (
        <p className={dialog.text}>
          <Trans>The screen that is paired now shows a pairing code at once, and can do nothing more as {name}.</Trans>
        </p>
      ) : null}
      <TextInput
        {...form.getInputProps('code')}
        className={classes.codeInput}
        label={t`Code on the screen`}
        placeholder="ABCD-EFGH"
        autoComplete="off"
        autoCapitalize="characters"
        spellCheck={false}
        data-autofocus
      />
      <ProblemAlert error={fault} />
      <div className={dialog.buttons}>
        <Button onClick={onClose}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={pair.isPending}>
          <Trans>Pair screen</Trans>
        </Button>
      </div>
    </form>
  );
}
