import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { FieldsSkeleton } from '../../ui/skeletons.tsx';
import { AddCompanyForm, type MadeCompany } from './add-company-form.tsx';
import { MadeView } from './made-view.tsx';

/** "Add company": the button and its dialog; then how the first administrator gets in. */
export function AddCompanyButton() {
  const { t } = useLingui();
  const [opened, setOpened] = useState(false);
  const [made, setMade] = useState<MadeCompany | null>(null);
  const service = useQuery(api.operator.service.queryOptions({ enabled: opened }));
  const close = () => {
    setOpened(false);
    setMade(null);
  };
  return (
    <>
      <Button variant="filled" leftSection={<IconPlus aria-hidden />} onClick={() => setOpened(true)}>
        <Trans>Add company</Trans>
      </Button>
      <Modal
        opened={opened}
        onClose={close}
        size={560}
        title={made ? <Trans>{made.name} is added</Trans> : <Trans>Add company</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        {made ? <MadeView made={made} onClose={close} /> : null}
        {!made && service.data ? (
          <AddCompanyForm serviceDomain={service.data.serviceDomain} onMade={setMade} onCancel={close} />
        ) : null}
        {!made && service.isPending ? <FieldsSkeleton fields={6} /> : null}
        {!made && service.error && !service.data ? (
          <ProblemState error={service.error} onRetry={() => void service.refetch()} />
        ) : null}
      </Modal>
    </>
  );
}
