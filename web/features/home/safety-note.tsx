import { Trans } from '@lingui/react/macro';
import { Alert } from '@mantine/core';
import { IconLockOpen } from '@tabler/icons-react';

/** Says ahead of any meeting that browsers keep camera and microphone shut at an address that is not secure. */
export function SafetyNote() {
  if (window.isSecureContext) return null;
  return (
    <Alert color="copper" variant="light" icon={<IconLockOpen aria-hidden />}>
      <Trans>This address is not secure, so the browser keeps camera and microphone shut. Open it with https.</Trans>
    </Alert>
  );
}
