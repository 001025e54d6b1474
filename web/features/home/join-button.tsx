import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconDoorEnter } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';

/** The way into a room, in its row. */
export function JoinButton({ name, address }: { name: string; address: string }) {
  const { t } = useLingui();
  return (
    <Button
      variant="subtle"
      leftSection={<IconDoorEnter aria-hidden />}
      renderRoot={(props) => <Link to="/meet/$address" params={{ address }} aria-label={t`Join ${name}`} {...props} />}
    >
      <Trans>Join</Trans>
    </Button>
  );
}
