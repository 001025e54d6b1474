import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { AddRoomForm } from './add-room-form.tsx';

/** "Add team room": the button and its dialog. */
export function AddRoomButton() {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const company = useQuery(api.company.get.queryOptions({ enabled: opened }));
  const close = () => setOpened(false);
  return (
    <>
      <Button variant="filled" leftSection={<IconPlus aria-hidden />} onClick={() => setOpened(true)}>
        <Trans>Add team room</Trans>
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size={500}
        title={<Trans>Add team room</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {company.data ? <AddRoomForm company={company.data} onDone={close} /> : null}
        {company.isPending ? <FieldsSkeleton fields={4} /> : null}
        {company.error && !company.data ? (
          <ProblemState error={company.error} onRetry={() => void company.refetch()} />
        ) : null}
      </Modal>
    </>
  );
}
