import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import classes from '../../ui/dialog.module.css';
import { LinkField } from '../../ui/link-field.tsx';
import type { MadeCompany } from './add-company-form.tsx';

/** After a company was added: its first administrator was mailed, or the link is to be handed over. */
export function MadeView({ made, onClose }: { made: MadeCompany; onClose: () => void }) {
  const { t } = useLingui();
  const navigate = useNavigate();
  const { id, administrator, link } = made;
  return (
    <div className={classes.stack}>
      {link ? (
        <>
          <p className={classes.text} role="status">
            <Trans>
              This service sends no mail: copy the link and hand it to {administrator} yourself. It works once, for 60
              days.
            </Trans>
          </p>
          <LinkField link={link} label={t`Invitation link`} />
        </>
      ) : (
        <p className={classes.text} role="status">
          <Trans>{administrator} is invited by mail. The link works once, for 60 days.</Trans>
        </p>
      )}
      <div className={classes.buttons}>
        <Button onClick={onClose}>
          <Trans>Close</Trans>
        </Button>
        <Button
          variant="filled"
          onClick={() => {
            onClose();
            void navigate({ to: '/operator/companies/$companyId', params: { companyId: id } });
          }}
        >
          <Trans>Open company</Trans>
        </Button>
      </div>
    </div>
  );
}
