import { Trans, useLingui } from '@lingui/react/macro';
import { Button, TextInput } from '@mantine/core';
import { CopyButton } from '../../ui/copy-button.tsx';
import dialog from '../../ui/dialog.module.css';
import classes from './access-token-dialog.module.css';

/** The new token, and how a script sends it. */
export function IssuedToken({ token, onClose }: { token: string; onClose: () => void }) {
  const { t } = useLingui();
  const example = `curl -H "Authorization: Bearer ${token}" ${window.location.origin}/api/v1/members`;
  return (
    <div className={dialog.stack}>
      <p className={dialog.text} role="status">
        <Trans>It is shown this once. Keep it where your script keeps its secrets.</Trans>
      </p>
      <TextInput
        className={dialog.link}
        label={t`Access token`}
        value={token}
        readOnly
        onFocus={(event) => event.currentTarget.select()}
        rightSection={<CopyButton text={token} label={t`Copy access token`} />}
        data-autofocus
      />
      <div>
        <p className={dialog.text}>
          <Trans>A script sends it like this:</Trans>
        </p>
        <pre className={classes.example}>{example}</pre>
      </div>
      <div className={dialog.buttons}>
        <Button variant="filled" onClick={onClose}>
          <Trans>I have copied it</Trans>
        </Button>
      </div>
    </div>
  );
}
