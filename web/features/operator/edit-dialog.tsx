import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { api, ifMatch } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import dialog from '../../ui/dialog.module.css';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import { dayIn } from './company-values.ts';
import { renewOperator } from './renew-operator.ts';
import { readCompany } from './stale-company.ts';

type Values = { name: string; trialEndsOn: string };
const valuesOf = ({ name, status, trialEndsOn }: CompanyPage): Values => ({
  name,
  trialEndsOn: status === 'trial' ? (trialEndsOn ?? '') : '',
});

/** Name of a company, and the last day of its trial. */
export function EditDialog({ company, onClose }: { company: CompanyPage; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const [newer, setNewer] = useState<CompanyPage | null>(null);
  const [base] = useState(company);
  const form = useForm({
    initialValues: valuesOf(base),
    validate: { name: (name) => (name.trim() === '' ? t`Enter a name` : null) },
  });
  const save = useMutation(
    api.operator.updateCompany.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: async (changed) => {
        onClose();
        tell(t`${changed.name} is saved.`);
        await renewOperator(queries);
      },
      onError: (error) => {
        const problem = toProblem(error);
        const theirs = problem.code === 'stale' ? readCompany(problem.current) : null;
        if (theirs) setNewer(theirs);
        else setFault(putFaultsOnForm(form, error));
      },
    }),
  );
  const send = ({ name, trialEndsOn }: Values, on: CompanyPage) =>
    save.mutate({
      params: { id: on.id },
      headers: ifMatch(on.version),
      body: { name, ...(on.status === 'trial' && trialEndsOn ? { trialEndsOn } : {}) },
    });
  if (newer) {
    const theirs = valuesOf(newer);
    return (
      <StaleDialog
        what={t`this company`}
        names={{ name: t`name`, trialEndsOn: t`last day of the trial` }}
        base={valuesOf(base)}
        mine={form.values}
        theirs={theirs}
        onClose={() => setNewer(null)}
        onChosen={(keep) => {
          setNewer(null);
          send(
            {
              name: keep.has('name') ? form.values.name : theirs.name,
              trialEndsOn: keep.has('trialEndsOn') ? form.values.trialEndsOn : theirs.trialEndsOn,
            },
            newer,
          );
        }}
      />
    );
  }
  return (
    <Modal opened onClose={onClose} title={<Trans>Edit company</Trans>} closeButtonProps={{ 'aria-label': t`Close` }}>
      <form
        className={dialog.stack}
        onSubmit={form.onSubmit((values) => send(values, base), focusFaulty(form))}
        noValidate
      >
        <ProblemAlert error={fault} />
        <TextInput {...form.getInputProps('name')} label={t`Company name`} autoComplete="off" data-autofocus />
        {base.status === 'trial' ? (
          <TextInput
            {...form.getInputProps('trialEndsOn')}
            type="date"
            min={dayIn(0)}
            label={t`Last day of the trial`}
            description={t`In the company’s time zone. Its administrators are mailed 7 days and 1 day before`}
          />
        ) : null}
        <div className={dialog.buttons}>
          <Button onClick={onClose}>
            <Trans>Cancel</Trans>
          </Button>
          <Button type="submit" variant="filled" loading={save.isPending}>
            <Trans>Save changes</Trans>
          </Button>
        </div>
      </form>
    </Modal>
  );
}
