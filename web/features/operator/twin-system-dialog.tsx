import { Trans, useLingui } from '@lingui/react/macro';
import { Switch } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { api, ifMatch } from '../../api/client.ts';
import { tell } from '../../ui/toast.tsx';
import { PersonSelect } from './person-select.tsx';
import { renewOperator } from './renew-operator.ts';
import { SystemFormDialog } from './system-form-dialog.tsx';

interface TwinSystemDialogProps {
  company: CompanyPage;
  system: VideoSystemRow;
  onClose: () => void;
}

/** Whom a video system rings with. */
export function TwinSystemDialog({ company, system, onClose }: TwinSystemDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { id, name, version, member } = system;
  const [memberId, setMemberId] = useState<string | null>(member?.id ?? null);
  const [shares, setShares] = useState(system.sharesAddress);
  const twin = useMutation(
    api.operator.twinVideoSystem.mutationOptions({
      onSuccess: async () => {
        onClose();
        tell(t`${name} is saved.`);
        await renewOperator(queries);
      },
    }),
  );
  const body = { memberId, sharesAddress: shares && memberId !== null };
  return (
    <SystemFormDialog
      title={<Trans>Twin {name}</Trans>}
      fault={twin.error}
      working={twin.isPending}
      confirm={<Trans>Save</Trans>}
      onClose={onClose}
      onSubmit={() => twin.mutate({ params: { id: company.id, systemId: id }, headers: ifMatch(version), body })}
    >
      <PersonSelect company={company.id} chosen={member} value={memberId} onChange={setMemberId} />
      {memberId ? (
        <Switch
          label={t`Shares the person’s video address`}
          description={t`Otherwise it keeps an address of its own beside it`}
          checked={shares}
          onChange={(event) => setShares(event.currentTarget.checked)}
        />
      ) : null}
    </SystemFormDialog>
  );
}
