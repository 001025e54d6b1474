import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconClockHour4 } from '@tabler/icons-react';
import type { IssuedEmail } from '../../../contract/identity.ts';
import { useFormat } from '../../i18n/format-context.tsx';
import { LinkField } from '../../ui/link-field.tsx';
import classes from './pending-email.module.css';

interface PendingEmailProps {
  pending: IssuedEmail;
  onResend: () => void;
  onCancel: () => void;
  resending: boolean;
  cancelling: boolean;
}

/** A new email that its owner has yet to confirm: until when, and what can be done about it. */
export function PendingEmail({ pending, onResend, onCancel, resending, cancelling }: PendingEmailProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { email, link, expiresAt } = pending;
  const until = format.dateTime(expiresAt);
  return (
    <div className={classes.pending} role="status">
      <IconClockHour4 aria-hidden />
      <div className={classes.what}>
        <p>
          <Trans>
            <strong>{email}</strong> is waiting for confirmation
          </Trans>
        </p>
        <p className={classes.facts}>
          {link ? (
            <Trans>This service sends no mail: hand the link to its owner. It works until {until}.</Trans>
          ) : (
            <Trans>The link that was mailed there works until {until}. Until then everything stays as it is.</Trans>
          )}
        </p>
        {link ? <LinkField link={link} label={t`Link to confirm`} focus={false} /> : null}
        <div className={classes.acts}>
          <Button size="xs" onClick={onResend} loading={resending}>
            {link ? <Trans>Make a new link</Trans> : <Trans>Send again</Trans>}
          </Button>
          <Button size="xs" variant="subtle" color="gray" onClick={onCancel} loading={cancelling}>
            <Trans>Keep the present email</Trans>
          </Button>
        </div>
      </div>
    </div>
  );
}
