import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { api } from '../../api/client.ts';
import { putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import classes from './operator.module.css';
import { renewOperator } from './renew-operator.ts';

/** Adds a domain of the company's own; its record shows below and is looked for. */
export function AddDomainForm({ company }: { company: CompanyPage }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const form = useForm({ initialValues: { domain: '' } });
  const add = useMutation(
    api.operator.addDomain.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: async () => {
        form.reset();
        await renewOperator(queries);
      },
      onError: (error) => setFault(putFaultsOnForm(form, error, { domain_taken: 'domain', domain_reserved: 'domain' })),
    }),
  );
  return (
    <form
      className={classes.tools}
      onSubmit={form.onSubmit(({ domain }) => (domain.trim() ? add.mutate({ id: company.id, domain }) : undefined))}
      noValidate
    >
      <TextInput
        {...form.getInputProps('domain')}
        aria-label={t`Domain of the company’s own`}
        placeholder={t`Domain of its own, such as acme.example`}
        autoCapitalize="none"
        autoCorrect="off"
        spellCheck={false}
      />
      <Button type="submit" loading={add.isPending}>
        <Trans>Add domain</Trans>
      </Button>
      {fault ? <ProblemAlert error={fault} /> : null}
    </form>
  );
}
