import { Trans, useLingui } from '@lingui/react/macro';
import { TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { ContactView } from '../../../contract/operator-views.ts';
import { api, ifMatch } from '../../api/client.ts';
import { toProblem } from '../../api/problem.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { SaveBar } from '../../ui/save-bar.tsx';
import { StaleDialog } from '../../ui/stale-dialog.tsx';
import { tell } from '../../ui/toast.tsx';
import classes from './operator.module.css';
import { renewOperator } from './renew-operator.ts';

interface Service {
  provider: ContactView;
  version: number;
}

const fields = ['name', 'contact', 'email', 'phone', 'link'] as const;
type Values = Record<(typeof fields)[number], string>;

const valuesOf = ({ provider }: Service): Values => ({
  name: provider.name,
  contact: provider.contact,
  email: provider.email ?? '',
  phone: provider.phone ?? '',
  link: provider.link ?? '',
});
const bodyOf = ({ name, contact, email, phone, link }: Values) => ({
  name,
  contact,
  email: email.trim() || null,
  phone: phone.trim() || null,
  link: link.trim() || null,
});

function readService(current: unknown): Service | null {
  const isService = (value: unknown): value is Service =>
    typeof value === 'object' && value !== null && 'provider' in value && 'version' in value;
  return isService(current) ? current : null;
}

/** Name of the provider and the ways to reach it; saved explicitly, and never over a newer version. */
export function ContactForm({ service }: { service: Service }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const [base, setBase] = useState(service);
  const [newer, setNewer] = useState<Service | null>(null);
  const form = useForm({
    initialValues: valuesOf(service),
    validate: {
      name: (name) => (name.trim() === '' ? t`Enter a name` : null),
      contact: (contact) => (contact.trim() === '' ? t`Say how you are reached` : null),
    },
  });
  const take = (next: Service) => {
    setBase(next);
    form.setValues(valuesOf(next));
    form.resetDirty(valuesOf(next));
  };
  const [seen, setSeen] = useState(service);
  if (service !== seen) {
    setSeen(service);
    if (!form.isDirty()) take(service);
  }
  const save = useMutation(
    api.operator.updateService.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: async (saved) => {
        take(saved);
        tell(t`The contact is saved.`);
        await renewOperator(queries);
      },
      onError: (error) => {
        const problem = toProblem(error);
        const theirs = problem.code === 'stale' ? readService(problem.current) : null;
        if (theirs) setNewer(theirs);
        else setFault(putFaultsOnForm(form, error));
      },
    }),
  );
  const send = (values: Values, version: number) => save.mutate({ headers: ifMatch(version), body: bodyOf(values) });
  const names: Values = {
    name: t`name`,
    contact: t`contact`,
    email: t`email`,
    phone: t`phone`,
    link: t`link`,
  };
  return (
    <form
      className={classes.narrow}
      onSubmit={form.onSubmit((values) => send(values, base.version), focusFaulty(form))}
      noValidate
    >
      <p className={classes.small}>
        <Trans>
          Companies read this wherever they are told to ask you: no licence left, video systems, a trial that ends, a
          suspension.
        </Trans>
      </p>
      <ProblemAlert error={fault} />
      <TextInput {...form.getInputProps('name')} label={t`Name of the provider`} autoComplete="organization" />
      <TextInput
        {...form.getInputProps('contact')}
        label={t`Contact`}
        description={t`In a line: who, and when you are there`}
        autoComplete="off"
      />
      <TextInput {...form.getInputProps('email')} label={t`Email`} type="email" autoComplete="off" />
      <TextInput {...form.getInputProps('phone')} label={t`Phone`} type="tel" autoComplete="off" />
      <TextInput
        {...form.getInputProps('link')}
        label={t`Link`}
        type="url"
        placeholder="https://"
        autoComplete="off"
        autoCapitalize="none"
      />
      <SaveBar
        changes={fields.filter((field) => form.values[field] !== valuesOf(base)[field]).map((field) => names[field])}
        saving={save.isPending}
        onDiscard={() => take(base)}
      />
      {newer ? (
        <StaleDialog
          what={t`the contact`}
          names={names}
          base={valuesOf(base)}
          mine={form.values}
          theirs={valuesOf(newer)}
          onClose={() => setNewer(null)}
          onChosen={(keep) => {
            setNewer(null);
            const theirs = valuesOf(newer);
            const pick = (field: keyof Values) => (keep.has(field) ? form.values[field] : theirs[field]);
            send(
              {
                name: pick('name'),
                contact: pick('contact'),
                email: pick('email'),
                phone: pick('phone'),
                link: pick('link'),
              },
              newer.version,
            );
          }}
        />
      ) : null}
    </form>
  );
}
