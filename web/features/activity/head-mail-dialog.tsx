import { Trans, useLingui } from '@lingui/react/macro';
import { Modal } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { ProblemState } from '../../app/problem/problem-state.tsx';
import { RowSkeletons } from '../../ui/list/row-skeletons.tsx';
import { HeadMailForm } from './head-mail-form.tsx';

/** "Mail the head of the log": what proves the log to somebody outside of the service. */
export function HeadMailDialog({ onClose }: { onClose: () => void }) {
  const { t } = useLingui();
  const { data, error, refetch } = useQuery(api.activity.headMail.queryOptions());
  return (
    <Modal
      opened
      onClose={onClose}
      size={560}
      title={<Trans>Mail the head of the log</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {data ? <HeadMailForm saved={data} onClose={onClose} /> : null}
      {!data && error ? <ProblemState error={error} onRetry={() => void refetch()} /> : null}
      {data || error ? null : <RowSkeletons rows={3} />}
    </Modal>
  );
}
