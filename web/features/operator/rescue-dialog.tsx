import { Trans, useLingui } from '@lingui/react/macro';
import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { CompanyPage, PersonRow } from '../../../contract/operator-views.ts';
import { api, ifMatch } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { LinkField } from '../../ui/link-field.tsx';
import { tell } from '../../ui/toast.tsx';
import { renewOperator } from './renew-operator.ts';

export type RescueKind = 'promote' | 'reactivate' | 'password';

interface RescueDialogProps {
  company: CompanyPage;
  kind: RescueKind;
  person: PersonRow;
  onClose: () => void;
}

/** Before the provider helps an administrator: what happens, and who is told of it. */
export function RescueDialog({ company, kind, person, onClose }: RescueDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [link, setLink] = useState<string | null>(null);
  const { fullName, email } = person;
  const done = (message: string) => {
    onClose();
    tell(message);
    return renewOperator(queries);
  };
  const promote = useMutation(
    api.operator.makeAdministrator.mutationOptions({ onSuccess: () => done(t`${fullName} is an administrator.`) }),
  );
  const reactivate = useMutation(
    api.operator.reactivateAdministrator.mutationOptions({ onSuccess: () => done(t`${fullName} can sign in again.`) }),
  );
  const password = useMutation(
    api.operator.resetAdministratorPassword.mutationOptions({
      onSuccess: (sent) => (sent.link ? setLink(sent.link) : done(t`The link is mailed to ${email}.`)),
    }),
  );
  const params = { id: company.id, memberId: person.id };
  const kinds = {
    promote: {
      title: t`Make ${fullName} an administrator`,
      text: t`${fullName} can then manage everything of ${company.name}.`,
      confirm: t`Make administrator`,
      run: () => promote.mutate({ params, headers: ifMatch(person.version) }),
      ...promote,
    },
    reactivate: {
      title: t`Reactivate ${fullName}`,
      text: t`${fullName} can sign in again, as an administrator.`,
      confirm: t`Reactivate`,
      run: () => reactivate.mutate({ params, headers: ifMatch(person.version) }),
      ...reactivate,
    },
    password: {
      title: t`Send ${fullName} a password link`,
      text: t`A one-time link for a new password goes to ${email}. It works for two hours.`,
      confirm: t`Send link`,
      run: () => password.mutate(params),
      ...password,
    },
  };
  const { title, text, confirm, run, error, isPending } = kinds[kind];
  if (link) {
    return (
      <Modal
        opened
        onClose={onClose}
        title={<Trans>Password link</Trans>}
        closeButtonProps={{ 'aria-label': t`Close` }}
      >
        <div className={dialog.stack}>
          <p className={dialog.text} role="status">
            <Trans>
              This service sends no mail: copy the link and hand it to {fullName} yourself. It works once, for two
              hours.
            </Trans>
          </p>
          <LinkField link={link} label={t`Password link`} />
          <div className={dialog.buttons}>
            <Button onClick={onClose}>
              <Trans>Close</Trans>
            </Button>
          </div>
        </div>
      </Modal>
    );
  }
  return (
    <ConfirmDialog
      opened
      onClose={onClose}
      title={title}
      consequences={
        <>
          <p>{text}</p>
          <p>
            <Trans>Every administrator of the company is told by mail, and it stands in the company’s activity.</Trans>
          </p>
        </>
      }
      confirm={confirm}
      working={isPending}
      fault={<ProblemAlert error={error} />}
      onConfirm={run}
    />
  );
}
