import { useLingui } from '@lingui/react/macro';
import { Page } from '../../ui/page.tsx';

export function ProfileScreen() {
  const { t } = useLingui();
  return <Page title={t`My profile`} />;
}
