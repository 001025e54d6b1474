import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useFormat } from '../../i18n/format-context.tsx';
import classes from '../../ui/dialog.module.css';
import { LinkField } from '../../ui/link-field.tsx';

export interface Issued {
  fullName: string;
  email: string;
  expiresAt: string;
  link: string | null;
  mailed: boolean;
}

interface IssuedViewProps {
  issued: Issued;
  /** Absent where one came from the list. */
  onAnother?: () => void;
  onClose: () => void;
}

/** After an invitation: mailed, or the link to hand over where the service sends no mail. */
export function IssuedView({ issued, onAnother, onClose }: IssuedViewProps) {
  const { t } = useLingui();
  const format = useFormat();
  const { fullName, email, link, mailed } = issued;
  const until = format.date(issued.expiresAt);
  return (
    <div className={classes.stack}>
      {mailed || !link ? (
        <p className={classes.text} role="status">
          <Trans>
            The invitation is mailed to {email}. Its link works until {until}.
          </Trans>
        </p>
      ) : (
        <>
          <p className={classes.text} role="status">
            <Trans>This service sends no mail: copy the link and hand it to {fullName} yourself.</Trans>
          </p>
          <LinkField link={link} label={t`Invitation link`} />
          <p className={classes.facts}>
            <Trans>It works once, until {until}. You can copy it again from the pending invitations.</Trans>
          </p>
        </>
      )}
      <div className={classes.buttons}>
        {onAnother ? (
          <Button onClick={onAnother}>
            <Trans>Invite another person</Trans>
          </Button>
        ) : null}
        <Button variant={mailed ? 'filled' : 'default'} onClick={onClose} autoFocus={mailed}>
          <Trans>Close</Trans>
        </Button>
      </div>
    </div>
  );
}
