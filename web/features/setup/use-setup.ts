import { useLingui } from '@lingui/react/macro';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from '@tanstack/react-router';
import { type ChangeEvent, useState } from 'react';
import { api } from '../../api/client.ts';
import { renewSession } from '../../api/session.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { useNewPasswordRule } from '../session/index.ts';
import { proposeLabel, proposeLocalPart } from './propose.ts';

const fieldOfCode = {
  setup_code_wrong: 'code',
  address_malformed: 'administrator.localPart',
  password_breached: 'administrator.password',
};

/** The form of the set-up: its values, proposals that follow what is typed, and sending it. */
export function useSetup(serviceDomain: string) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const router = useRouter();
  const [fault, setFault] = useState<unknown>(null);
  const passwordRule = useNewPasswordRule();
  const required = (value: string) => (value.trim() === '' ? t`Fill this in` : null);
  const form = useForm({
    initialValues: {
      code: '',
      provider: { name: '', contact: '' },
      serviceDomain,
      company: { name: '', label: '', timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
      administrator: { fullName: '', email: '', localPart: '', password: '' },
    },
    validate: {
      code: required,
      serviceDomain: required,
      provider: { name: required, contact: required },
      company: { name: required, label: required },
      administrator: { fullName: required, email: required, localPart: required, password: passwordRule },
    },
  });
  const setUp = useMutation(
    api.service.setUp.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: async () => {
        await renewSession(queries);
        await router.navigate({ to: '/' });
      },
      onError: (error) => setFault(putFaultsOnForm(form, error, fieldOfCode)),
    }),
  );
  /** Proposes the address from the name for as long as nobody has written another. */
  const typed = {
    companyName: ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) => {
      const { name, label } = form.getValues().company;
      if (label === proposeLabel(name)) form.setFieldValue('company.label', proposeLabel(value));
      form.setFieldValue('company.name', value);
    },
    fullName: ({ currentTarget: { value } }: ChangeEvent<HTMLInputElement>) => {
      const { fullName, localPart } = form.getValues().administrator;
      if (localPart === proposeLocalPart(fullName)) {
        form.setFieldValue('administrator.localPart', proposeLocalPart(value));
      }
      form.setFieldValue('administrator.fullName', value);
    },
  };
  return {
    form,
    fault,
    typed,
    working: setUp.isPending,
    submit: form.onSubmit((values) => setUp.mutate(values), focusFaulty(form)),
  };
}
