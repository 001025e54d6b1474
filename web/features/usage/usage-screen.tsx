import { useLingui } from '@lingui/react/macro';
import { Page } from '../../ui/page.tsx';

export function UsageScreen() {
  const { t } = useLingui();
  return <Page title={t`Company usage`} />;
}
