import { Plural, Trans, useLingui } from '@lingui/react/macro';
import { Alert, Button, NativeSelect, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyView } from '../../../contract/service.ts';
import { api } from '../../api/client.ts';
import { keyFor } from '../../api/repeat-key.ts';
import { serviceQuery } from '../../api/session.ts';
import { focusFaulty, putFaultsOnForm } from '../../app/problem/form-faults.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import classes from '../../ui/dialog.module.css';
import { SuffixInput } from '../../ui/suffix-input.tsx';
import { useAccessRightOptions } from './access-right-options.ts';
import { useInviteRules } from './invite-rules.ts';
import type { Issued } from './issued-view.tsx';
import { UndoOffer } from './undo-offer.tsx';
import { useAddressCheck } from './use-address-check.ts';
import { useProposal } from './use-proposal.ts';

interface InviteFormProps {
  company: CompanyView;
  onIssued: (issued: Issued) => void;
  onCancel: () => void;
}

/** Who is invited. The address is proposed from the name until one is typed, and checked while it is. */
export function InviteForm({ company, onIssued, onCancel }: InviteFormProps) {
  const { t } = useLingui();
  const rights = useAccessRightOptions();
  const { data: service } = useQuery(serviceQuery());
  const [fault, setFault] = useState<unknown>(null);
  const [chosen, setChosen] = useState(false);
  const [domain, setDomain] = useState(company.domains[0] ?? '');
  const form = useForm({
    initialValues: { fullName: '', email: '', localPart: '', accessRight: 'member' as 'member' | 'administrator' },
    validate: useInviteRules(),
  });
  const { fullName, localPart } = form.values;
  const check = useAddressCheck(localPart, domain);
  useProposal(fullName, domain, !chosen, (part) => form.setFieldValue('localPart', part));
  const invite = useMutation(
    api.invitations.create.mutationOptions({
      onMutate: () => setFault(null),
      onSuccess: onIssued,
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
  const left = company.licences.members.total - company.licences.members.used;
  const send = (values: typeof form.values) => {
    const body = { ...values, domain };
    invite.mutate({ headers: { 'idempotency-key': keyFor(body) }, body });
  };
  const free = check.roomAddress ? t`Free. Room: ${check.roomAddress}` : null;
  const addressNote = check.state === 'checking' ? t`Checking` : free;
  const refused = check.state === 'taken' || check.state === 'malformed';
  return (
    <form className={classes.stack} onSubmit={form.onSubmit(send, focusFaulty(form))} noValidate>
      <ProblemAlert error={fault} />
      <UndoOffer error={invite.error} onUndone={onCancel} />
      {left <= 0 ? (
        <Alert color="copper" variant="light" title={<Trans>No licence left</Trans>}>
          <Trans>
            Remove a member or revoke an invitation, or ask {company.provider.name} for more: {company.provider.contact}
          </Trans>
        </Alert>
      ) : null}
      <TextInput {...form.getInputProps('fullName')} label={t`Full name`} autoComplete="off" data-autofocus />
      <TextInput {...form.getInputProps('email')} label={t`Email`} type="email" autoComplete="off" />
      <SuffixInput
        {...form.getInputProps('localPart')}
        onChange={(event) => {
          setChosen(event.currentTarget.value !== '');
          form.setFieldValue('localPart', event.currentTarget.value);
        }}
        label={t`Video address`}
        suffix={`@${domain}`}
        autoComplete="off"
        error={refused ? check.message : form.errors['localPart']}
        description={refused || form.errors['localPart'] ? null : (addressNote ?? t`Proposed from the name`)}
      />
      {company.domains.length > 1 ? (
        <NativeSelect
          label={t`Domain`}
          description={t`It can’t be changed later`}
          data={company.domains}
          value={domain}
          onChange={(event) => setDomain(event.currentTarget.value)}
        />
      ) : null}
      <NativeSelect {...form.getInputProps('accessRight')} label={t`Access right`} data={rights} />
      <p className={classes.facts}>
        <Plural value={left} _0="No licence left" one="# licence left" other="# licences left" />
        {' · '}
        <Trans>the link works for 60 days</Trans>
      </p>
      <div className={classes.buttons}>
        <Button onClick={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" variant="filled" loading={invite.isPending} disabled={left <= 0 || refused}>
          {service?.sendsMail === false ? <Trans>Make an invitation link</Trans> : <Trans>Send invitation</Trans>}
        </Button>
      </div>
    </form>
  );
}
