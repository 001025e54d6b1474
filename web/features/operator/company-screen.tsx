import { useLingui } from '@lingui/react/macro';
import { Page } from '../../ui/page.tsx';

/** "Service operation": Company. */
export function CompanyScreen() {
  const { t } = useLingui();
  return <Page title={t`Service operation`} documentTitle={t`Company`} />;
}
