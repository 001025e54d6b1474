import { useLingui } from '@lingui/react/macro';
import { Page } from '../../ui/page.tsx';

/** "Service operation": Companies. */
export function CompaniesScreen() {
  const { t } = useLingui();
  return <Page title={t`Service operation`} documentTitle={t`Companies`} />;
}
