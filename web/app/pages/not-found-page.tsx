import { Trans, useLingui } from '@lingui/react/macro';
import { Link } from '@tanstack/react-router';
import { PlainPage } from '../../ui/plain-page.tsx';

/** For an address that leads nowhere. */
export function NotFoundPage() {
  const { t } = useLingui();
  return (
    <PlainPage
      title={t`Nothing here`}
      lead={<Trans>No page has this address. Check how it is spelled, or start again from your home page.</Trans>}
    >
      <p style={{ marginTop: 18 }}>
        <Link to="/">
          <Trans>Go to the home page</Trans>
        </Link>
      </p>
    </PlainPage>
  );
}
