import { Trans, useLingui } from '@lingui/react/macro';
import { Select } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import type { VideoSystemRow } from '../../../contract/video-systems.ts';
import { api, ifMatch } from '../../api/client.ts';
import dialog from '../../ui/dialog.module.css';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { tell } from '../../ui/toast.tsx';
import { renewOperator } from './renew-operator.ts';
import { SystemFormDialog } from './system-form-dialog.tsx';

interface MoveSystemDialogProps {
  company: CompanyPage;
  system: VideoSystemRow;
  onClose: () => void;
}

/** To which company a video system goes, and its address there. */
export function MoveSystemDialog({ company, system, onClose }: MoveSystemDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const { id, name, version, videoAddress } = system;
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 150);
  const [toCompany, setToCompany] = useState<string | null>(null);
  const [localPart, setLocalPart] = useState(videoAddress.split('@')[0] ?? '');
  const companies = useQuery(
    api.operator.companies.queryOptions({
      input: { limit: 20, ...(search ? { search } : {}) },
      placeholderData: keepPreviousData,
    }),
  );
  const others = (companies.data?.items ?? []).filter((other) => other.id !== company.id);
  const target = others.find((other) => other.id === toCompany);
  const move = useMutation(
    api.operator.moveVideoSystem.mutationOptions({
      onSuccess: async () => {
        onClose();
        tell(t`${name} is moved.`);
        await renewOperator(queries);
      },
    }),
  );
  return (
    <SystemFormDialog
      title={<Trans>Move {name}</Trans>}
      fault={move.error}
      working={move.isPending}
      disabled={toCompany === null || localPart.trim() === ''}
      confirm={<Trans>Move video system</Trans>}
      onClose={onClose}
      onSubmit={() => {
        if (toCompany === null) return;
        const params = { id: company.id, systemId: id };
        move.mutate({ params, headers: ifMatch(version), body: { toCompany, localPart } });
      }}
    >
      <p className={dialog.text}>
        <Trans>
          Its screen and its printed code go with it. Its history stays here, and its address here is held for 30 days.
        </Trans>
      </p>
      <Select
        label={t`To company`}
        data={others.map((other) => ({ value: other.id, label: other.name }))}
        filter={({ options }) => options}
        searchable
        value={toCompany}
        onChange={setToCompany}
        onSearchChange={setTyped}
        nothingFoundMessage={t`No company is found`}
        data-autofocus
      />
      <SuffixInput
        label={t`Video address there`}
        suffix={`@${target?.domains[0] ?? '…'}`}
        autoComplete="off"
        value={localPart}
        onChange={(event) => setLocalPart(event.currentTarget.value)}
      />
    </SystemFormDialog>
  );
}
