import { Trans, useLingui } from '@lingui/react/macro';
import { Badge, Button, Modal } from '@mantine/core';
import { IconMail } from '@tabler/icons-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { InvitedRow } from '../../../contract/operator-people.ts';
import type { CompanyPage } from '../../../contract/operator-views.ts';
import { api } from '../../api/client.ts';
import { ProblemAlert } from '../../app/problem/problem-alert.tsx';
import { useFormat } from '../../i18n/format-context.tsx';
import { Avatar } from '../../ui/avatar.tsx';
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx';
import dialog from '../../ui/dialog.module.css';
import { LinkField } from '../../ui/link-field.tsx';
import { tell } from '../../ui/toast.tsx';
import classes from './operator.module.css';
import { renewOperator } from './renew-operator.ts';

/** Administrators who are invited and have not answered: a lost link is replaced here. */
export function InvitedPeople({ company }: { company: CompanyPage }) {
  const [asked, setAsked] = useState<InvitedRow | null>(null);
  const invited = useQuery(
    api.operator.invitations.queryOptions({ input: { id: company.id, accessRight: 'administrator', limit: 100 } }),
  );
  const rows = invited.data?.items ?? [];
  if (rows.length === 0) return null;
  return (
    <ul className={classes.rows}>
      {rows.map((row) => (
        <Invited key={row.id} invited={row} onAsk={() => setAsked(row)} />
      ))}
      {asked ? <NewLinkDialog company={company} invited={asked} onClose={() => setAsked(null)} /> : null}
    </ul>
  );
}

function Invited({ invited: { fullName, email, sentAt }, onAsk }: { invited: InvitedRow; onAsk: () => void }) {
  const sent = useFormat().ago(sentAt);
  return (
    <li>
      <Avatar name={fullName} />
      <div className={classes.text}>
        <p>
          <span className={classes.strong}>{fullName}</span>{' '}
          <Badge color="copper" miw="max-content">
            <Trans>Invited</Trans>
          </Badge>
        </p>
        <p className={classes.small}>
          <Trans>Administrator</Trans> · {email} · <Trans>invited {sent}</Trans>
        </p>
      </div>
      <div className={classes.end}>
        <Button leftSection={<IconMail aria-hidden />} onClick={onAsk}>
          <Trans>Send new link</Trans>
        </Button>
      </div>
    </li>
  );
}

interface NewLinkDialogProps {
  company: CompanyPage;
  invited: InvitedRow;
  onClose: () => void;
}

function NewLinkDialog({ company, invited: { id: invitationId, fullName, email }, onClose }: NewLinkDialogProps) {
  const { t } = useLingui();
  const queries = useQueryClient();
  const [link, setLink] = useState<string | null>(null);
  const resend = useMutation(
    api.operator.resendInvitation.mutationOptions({
      onSuccess: (sent) => {
        if (sent.link) setLink(sent.link);
        else {
          onClose();
          tell(t`The link is mailed to ${email}.`);
        }
        return renewOperator(queries);
      },
    }),
  );
  if (link) {
    return (
      <Modal opened onClose={onClose} title={<Trans>New link</Trans>} closeButtonProps={{ 'aria-label': t`Close` }}>
        <div className={dialog.stack}>
          <p className={dialog.text} role="status">
            <Trans>
              This service sends no mail: copy the link and hand it to {fullName} yourself. It works once, for 60 days.
            </Trans>
          </p>
          <LinkField link={link} label={t`Invitation link`} />
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
      title={t`Send ${fullName} a new link`}
      consequences={
        <>
          <p>
            <Trans>The link that {email} has ends. The new one works once, for 60 days.</Trans>
          </p>
          <p>
            <Trans>Every administrator of the company is told by mail, and it stands in the company’s activity.</Trans>
          </p>
        </>
      }
      confirm={t`Send new link`}
      working={resend.isPending}
      fault={<ProblemAlert error={resend.error} />}
      onConfirm={() => resend.mutate({ id: company.id, invitationId })}
    />
  );
}
