import { Trans, useLingui } from '@lingui/react/macro';
import { Button, NumberInput, SegmentedControl, Select, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { keyFor } from '../../api/repeat-key.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { timeZones } from '../../i18n/time-zones.ts';
import dialog from '../../ui/dialog.module.css';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { dayIn, labelFrom, localPartFrom } from './company-values.ts';
import classes from './operator.module.css';

export interface MadeCompany {
  id: string;
  name: string;
  administrator: string;
  /** Where the service sends no mail. */
  link: string | null;
}

interface AddCompanyFormProps {
  serviceDomain: string;
  onMade: (made: MadeCompany) => void;
  onCancel: () => void;
}

/** A new company: what it is called and how long it may try, what it may have, and who looks after it. */
export function AddCompanyForm({ serviceDomain, onMade, onCancel }: AddCompanyFormProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const [chosen, setChosen] = useState({ label: false, localPart: false });
  const form = useForm({
    initialValues: {
      name: '',
      label: '',
      timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
      begins: 'trial',
      trialEndsOn: dayIn(30),
      licences: { members: 25, teamRooms: 5, videoSystems: 2 },
      administrator: { fullName: '', email: '', localPart: '' },
    },
    validate: {
      name: (name) => (name.trim() === '' ? t`Enter a name` : null),
      label: (label) => (label.trim() === '' ? t`Enter a domain` : null),
      administrator: {
        fullName: (name) => (name.trim() === '' ? t`Enter a name` : null),
        email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t`Enter an email address`),
        localPart: (part) => (part.trim() === '' ? t`Enter a video address` : null),
      },
    },
  });
  const add = useMutation(
    api.operator.createCompany.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: async ({ company, invitation }) => {
        onMade({
          id: company.id,
          name: company.name,
          administrator: form.values.administrator.fullName.trim(),
          link: invitation.link,
        });
        await queries.invalidateQueries({ queryKey: api.operator.key() });
      },
      onError: (error) => setFault(putFaultsOnForm(form, error, { label_taken: 'label' })),
    }),
  );
  const send = ({ begins, trialEndsOn, ...values }: typeof form.values) => {
    const body = { ...values, ...(begins === 'trial' ? { trialEndsOn } : {}) };
    add.mutate({ headers: { 'idempotency-key': keyFor(body) }, body });
  };
  const { label, begins } = form.values;
  const domain = `${label || t`company`}.${serviceDomain}`;
  return (
    <form className={dialog.stack} onSubmit={form.onSubmit(send, focusFaulty(form))} noValidate>
      <ProblemAlert error={fault} />
      <TextInput
        {...form.getInputProps('name')}
        onChange={(event) => {
          form.setFieldValue('name', event.currentTarget.value);
          if (!chosen.label) form.setFieldValue('label', labelFrom(event.currentTarget.value));
        }}
        label={t`Company name`}
        autoComplete="off"
        data-autofocus
      />
      <SuffixInput
        {...form.getInputProps('label')}
        onChange={(event) => {
          setChosen({ ...chosen, label: event.currentTarget.value !== '' });
          form.setFieldValue('label', event.currentTarget.value);
        }}
        label={t`Domain`}
        description={t`It can’t be changed later. Domains of the company’s own are added beside it`}
        suffix={`.${serviceDomain}`}
        autoComplete="off"
      />
      <Select
        {...form.getInputProps('timeZone')}
        label={t`Time zone`}
        data={timeZones()}
        searchable
        allowDeselect={false}
        nothingFoundMessage={t`No such time zone`}
      />
      <div className={classes.pair}>
        <SegmentedControl
          {...form.getInputProps('begins')}
          aria-label={t`Begins as`}
          data={[
            { value: 'trial', label: t`Trial` },
            { value: 'active', label: t`Active` },
          ]}
        />
        {begins === 'trial' ? (
          <TextInput
            {...form.getInputProps('trialEndsOn')}
            type="date"
            min={dayIn(0)}
            label={t`Last day of the trial`}
          />
        ) : null}
      </div>
      <fieldset className={classes.group}>
        <legend>
          <Trans>Licences</Trans>
        </legend>
        <div className={classes.three}>
          <NumberInput {...form.getInputProps('licences.members')} label={t`Members`} min={1} allowDecimal={false} />
          <NumberInput
            {...form.getInputProps('licences.teamRooms')}
            label={t`Team rooms`}
            min={0}
            allowDecimal={false}
          />
          <NumberInput
            {...form.getInputProps('licences.videoSystems')}
            label={t`Video systems`}
            min={0}
            allowDecimal={false}
          />
        </div>
      </fieldset>
      <fieldset className={classes.group}>
        <legend>
          <Trans>First administrator</Trans>
        </legend>
        <div className={dialog.stack}>
          <div className={classes.two}>
            <TextInput
              {...form.getInputProps('administrator.fullName')}
              onChange={(event) => {
                form.setFieldValue('administrator.fullName', event.currentTarget.value);
                if (!chosen.localPart)
                  form.setFieldValue('administrator.localPart', localPartFrom(event.currentTarget.value));
              }}
              label={t`Full name`}
              autoComplete="off"
            />
            <TextInput
              {...form.getInputProps('administrator.email')}
              label={t`Email`}
              type="email"
              autoComplete="off"
              autoCapitalize="none"
            />
          </div>
          <SuffixInput
            {...form.getInputProps('administrator.localPart')}
            onChange={(event) => {
              setChosen({ ...chosen, localPart: event.currentTarget.value !== '' });
              form.setFieldValue('administrator.localPart', event.currentTarget.value);
            }}
            label={t`Video address`}
            suffix={`@${domain}`}
            autoComplete="off"
          />
        </div>
      </fieldset>
      <div className={dialog.buttons}>
        <Button onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={add.isPending}>
          <Trans>Add and invite</Trans>
        </Button>
      </div>
    </form>
  );
}
