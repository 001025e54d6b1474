import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link, Outlet } from '@tanstack/react-router';
import { useSignedIn } from '../../api/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';

/** Shows what operators may see; others read that they lack the right and whom to ask. */
export function OperatorsOnly() {
  const { t } = useLingui();
  const { can } = useSignedIn();
  if (can.operate) return <Outlet />;
  return (
    <Page title={t`Not allowed`} hiddenTitle>
      <EmptyState
        icon={<IconLock aria-hidden />}
        title={<Trans>You lack the operator’s right</Trans>}
        action={
          <Button component={Link} to="/">
            <Trans>Go to the home page</Trans>
          </Button>
        }
      >
        <Trans>Only the provider’s operators can open this page. Ask the provider for the right.</Trans>
      </EmptyState>
    </Page>
  );
}
