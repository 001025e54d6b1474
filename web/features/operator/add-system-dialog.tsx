import { Trans, useLingui } from '@lingui/react/macro';
import { Alert, Switch, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { api } from '../../api/client.ts';
import { keyFor } from '../../api/repeat-key.ts';
import { putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { tell } from '../../ui/toast.tsx';
import { localPartFrom } from './company-values.ts';
import { PersonSelect } from './person-select.tsx';
import { renewOperator } from './renew-operator.ts';
import { SystemFormDialog } from './system-form-dialog.tsx';

/** A video system for a company, paired at once where its screen is at hand. */
export function AddSystemDialog({ company, onClose }: { company: CompanyPage; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const [chosen, setChosen] = useState(false);
  const form = useForm({
    initialValues: { name: '', localPart: '', memberId: '', sharesAddress: false, pairingCode: '' },
    validate: {
      name: (name) => (name.trim() === '' ? t`Enter a name` : null),
      localPart: (part) => (part.trim() === '' ? t`Enter a video address` : null),
    },
  });
  const add = useMutation(
    api.operator.addVideoSystem.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: async ({ name }) => {
        onClose();
        tell(t`${name} is added.`);
        await renewOperator(queries);
      },
      onError: (error) =>
        setFault(
          putFaultsOnForm(form, error, {
            address_taken: 'localPart',
            address_malformed: 'localPart',
            pairing_code_wrong: 'pairingCode',
          }),
        ),
    }),
  );
  const { total, used } = company.licences.videoSystems;
  const send = form.onSubmit(({ memberId, pairingCode, ...values }) => {
    const code = pairingCode.trim();
    const body = { ...values, memberId: memberId || null, ...(code ? { pairingCode: code } : {}) };
    add.mutate({ params: { id: company.id }, headers: { 'idempotency-key': keyFor(body) }, body });
  });
  return (
    <SystemFormDialog
      title={<Trans>Add video system</Trans>}
      fault={fault}
      working={add.isPending}
      confirm={<Trans>Add video system</Trans>}
      onClose={onClose}
      onSubmit={send}
    >
      {used >= total ? (
        <Alert color="copper" variant="light">
          <Trans>No licence is left. Change the company’s licences first.</Trans>
        </Alert>
      ) : null}
      <TextInput
        {...form.getInputProps('name')}
        onChange={(event) => {
          form.setFieldValue('name', event.currentTarget.value);
          if (!chosen) form.setFieldValue('localPart', localPartFrom(event.currentTarget.value));
        }}
        label={t`Name`}
        autoComplete="off"
        data-autofocus
      />
      <SuffixInput
        {...form.getInputProps('localPart')}
        onChange={(event) => {
          setChosen(event.currentTarget.value !== '');
          form.setFieldValue('localPart', event.currentTarget.value);
        }}
        label={t`Video address`}
        suffix={`@${company.domains[0] ?? ''}`}
        autoComplete="off"
      />
      <PersonSelect
        company={company.id}
        chosen={null}
        value={form.values.memberId || null}
        onChange={(member) => form.setFieldValue('memberId', member ?? '')}
      />
      {form.values.memberId ? (
        <Switch
          {...form.getInputProps('sharesAddress', { type: 'checkbox' })}
          label={t`Shares the person’s video address`}
        />
      ) : null}
      <TextInput
        {...form.getInputProps('pairingCode')}
        label={t`Code on its screen`}
        description={t`Open /system on the screen; the code can be entered later too`}
        placeholder="ABCD-EFGH"
        autoComplete="off"
        autoCapitalize="characters"
      />
    </SystemFormDialog>
  );
}
