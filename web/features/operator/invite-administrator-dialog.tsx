import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { api } from '../../api/client.ts';
import { keyFor } from '../../api/repeat-key.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import dialog from '../../ui/dialog.module.css';
import { LinkField } from '../../ui/link-field.tsx';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { tell } from '../../ui/toast.tsx';
import { localPartFrom } from './company-values.ts';
import { renewOperator } from './renew-operator.ts';

/** A new administrator for a company whose own can't help any more. */
export function InviteAdministratorDialog({ company, onClose }: { company: CompanyPage; onClose: () => void }) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [fault, setFault] = useState<unknown>(null);
  const [chosen, setChosen] = useState(false);
  const [link, setLink] = useState<string | null>(null);
  const form = useForm({
    initialValues: { fullName: '', email: '', localPart: '' },
    validate: {
      fullName: (name) => (name.trim() === '' ? t`Enter a name` : null),
      email: (email) => (/^\S+@\S+\.\S+$/.test(email.trim()) ? null : t`Enter an email address`),
      localPart: (part) => (part.trim() === '' ? t`Enter a video address` : null),
    },
  });
  const invite = useMutation(
    api.operator.inviteAdministrator.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: async (sent) => {
        if (sent.link) setLink(sent.link);
        else {
          onClose();
          tell(t`The invitation is mailed.`);
        }
        await renewOperator(queries);
      },
      onError: (error) =>
        setFault(
          putFaultsOnForm(form, error, {
            address_taken: 'localPart',
            address_malformed: 'localPart',
            already_invited: 'email',
          }),
        ),
    }),
  );
  return (
    <Modal
      opened
      onClose={onClose}
      title={link ? <Trans>Invited</Trans> : <Trans>Invite administrator</Trans>}
      closeButtonProps={{ 'aria-label': t`Close` }}
    >
      {link ? (
        <div className={dialog.stack}>
          <p className={dialog.text} role="status">
            <Trans>This service sends no mail: copy the link and hand it over yourself. It works once.</Trans>
          </p>
          <LinkField link={link} label={t`Invitation link`} />
          <div className={dialog.buttons}>
            <Button onClick={onClose}>
              <Trans>Close</Trans>
            </Button>
          </div>
        </div>
      ) : (
        <form
          className={dialog.stack}
          onSubmit={form.onSubmit(
            (body) => invite.mutate({ params: { id: company.id }, headers: { 'idempotency-key': keyFor(body) }, body }),
            focusFaulty(form),
          )}
          noValidate
        >
          <ProblemAlert error={fault} />
          <TextInput
            {...form.getInputProps('fullName')}
            onChange={(event) => {
              form.setFieldValue('fullName', event.currentTarget.value);
              if (!chosen) form.setFieldValue('localPart', localPartFrom(event.currentTarget.value));
            }}
            label={t`Full name`}
            autoComplete="off"
            data-autofocus
          />
          <TextInput {...form.getInputProps('email')} label={t`Email`} type="email" autoComplete="off" />
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
          <p className={dialog.facts}>
            <Trans>It takes one of the company’s licences. Every administrator of the company is told by mail.</Trans>
          </p>
          <div className={dialog.buttons}>
            <Button onClick={onClose}>
              <Trans>Cancel</Trans>
            </Button>
            <Button type="submit" variant="filled" loading={invite.isPending}>
              <Trans>Invite</Trans>
            </Button>
          </div>
        </form>
      )}
    </Modal>
  );
}
