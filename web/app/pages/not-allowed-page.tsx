import { Trans, useLingui } from '@lingui/react/macro';
import { Button } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useSignedIn } from '../../api/session.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { Page } from '../../ui/page.tsx';

/** For who opens a page of the administrators by its address: what is lacking, and whom to ask. */
export function NotAllowedPage() {
  const { t, i18n } = useLingui();
  const { administrators } = useSignedIn();
  const names = new Intl.ListFormat(i18n.locale, { type: 'disjunction' }).format(administrators);
  return (
    <Page title={t`Not allowed`} hiddenTitle>
      <EmptyState
        icon={<IconLock aria-hidden />}
        title={<Trans>You lack administrator rights</Trans>}
        action={
          <Button component={Link} to="/">
            <Trans>Go to the home page</Trans>
          </Button>
        }
      >
        {administrators.length > 0 ? (
          <Trans>Only administrators of your company can open this page. Ask {names} for the right.</Trans>
        ) : (
          <Trans>Only administrators of a company can open this page. Ask the provider for the right.</Trans>
        )}
      </EmptyState>
    </Page>
  );
}
