import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { api } from '../../api/client.ts';
import { tell } from '../../ui/toast.tsx';
import { renewOperator } from './renew-operator.ts';
import { SystemFormDialog } from './system-form-dialog.tsx';

interface PairSystemDialogProps {
  company: CompanyPage;
  system: VideoSystemRow;
  onClose: () => void;
}

/** The code of the screen that is to be this video system. */
export function PairSystemDialog({ company, system: { id, name, paired }, onClose }: PairSystemDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [code, setCode] = useState('');
  const pair = useMutation(
    api.operator.pairVideoSystem.mutationOptions({
      onSuccess: async () => {
        onClose();
        tell(t`${name} is paired.`);
        await renewOperator(queries);
      },
    }),
  );
  return (
    <SystemFormDialog
      title={<Trans>Pair {name}</Trans>}
      fault={pair.error}
      working={pair.isPending}
      disabled={code.trim() === ''}
      confirm={<Trans>Pair</Trans>}
      onClose={onClose}
      onSubmit={() => pair.mutate({ id: company.id, systemId: id, code })}
    >
      <TextInput
        label={t`Code on its screen`}
        description={
          paired ? t`The screen that it has now shows a pairing code again` : t`Open /system on the screen to see it`
        }
        placeholder="ABCD-EFGH"
        autoComplete="off"
        autoCapitalize="characters"
        value={code}
        onChange={(event) => setCode(event.currentTarget.value)}
        data-autofocus
      />
    </SystemFormDialog>
  );
}
